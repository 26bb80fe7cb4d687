package io.federity.cli.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Signing in on a device without browser: the OAuth 2.0 Device Authorization Grant, RFC 8628. */
final class DeviceFlow {
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final int SLOWER_BY_SECONDS = 5;

  private final IdentityProvider provider;
  private final String clientId;
  private final CommandEnvironment environment;

  DeviceFlow(IdentityProvider provider, String clientId, CommandEnvironment environment) {
    this.provider = provider;
    this.clientId = clientId;
    this.environment = environment;
  }

  /**
   * What the person is shown.
   *
   * @param verificationUriComplete the address with the code in it
   * @param expiresIn seconds
   */
  record Invitation(
      String verificationUri, String verificationUriComplete, String userCode, long expiresIn) {}

  /** Shows the invitation and waits until the person has answered it. */
  Outcome<TokenAnswer> run(Consumer<Invitation> show) {
    return provider
        .post("device_authorization_endpoint", Map.of("client_id", clientId, "scope", "openid"))
        .then(body -> {
          JsonNode device = Json.tree(body);
          String deviceCode = device.path("device_code").asText("");
          if (deviceCode.isEmpty()) {
            return Outcome.refused(
                ErrorCode.NOT_SIGNED_IN,
                "the identity provider refused: " + TokenAnswer.of(body).reason());
          }
          show.accept(invitation(device));
          return poll(deviceCode, device);
        });
  }

  private static Invitation invitation(JsonNode device) {
    String uri = device.path("verification_uri").asText();
    return new Invitation(
        uri,
        device.path("verification_uri_complete").asText(uri),
        device.path("user_code").asText(),
        device.path("expires_in").asLong(600));
  }

  private Outcome<TokenAnswer> poll(String deviceCode, JsonNode device) {
    Instant end = environment.clock().instant().plusSeconds(device.path("expires_in").asLong(600));
    Duration interval = Duration.ofSeconds(device.path("interval").asLong(5));
    Map<String, String> form =
        Map.of("grant_type", GRANT, "client_id", clientId, "device_code", deviceCode);
    while (environment.clock().instant().isBefore(end)) {
      try {
        environment.pause().of(interval);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Outcome.refused(ErrorCode.NOT_SIGNED_IN, "interrupted while waiting for the login");
      }
      if (!(provider.tokens(form) instanceof Outcome.Accepted<TokenAnswer>(TokenAnswer answer))) {
        continue; // a provider that is away for a moment; the code stays valid until its end
      }
      switch (answer.error()) {
        case "" -> {
          return Outcome.accepted(answer);
        }
        case "authorization_pending" -> {}
        case "slow_down" -> interval = interval.plusSeconds(SLOWER_BY_SECONDS);
        default -> {
          return Outcome.refused(
              ErrorCode.NOT_SIGNED_IN, "the login was refused: " + answer.reason());
        }
      }
    }
    return Outcome.refused(ErrorCode.NOT_SIGNED_IN, "the code was not used in time");
  }
}
