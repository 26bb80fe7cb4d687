package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tokens of a person, obtained as the command line does: by the device authorization grant (RFC
 * 8628), with the person at the identity provider's real pages. Signs in again before a token or
 * the freshness of the login ends.
 */
final class DeviceTokens {
  static final String CLIENT = "federity-cli";
  private static final Duration USE = Duration.ofMinutes(4);

  private final TokenEndpoint provider;
  private final SignIn person;
  private final Consumer<JsonNode> witness;
  private JsonNode answer = MissingNode.getInstance();
  private Instant obtained = Instant.MIN;

  /** What a person does at the pages that begin at an address. */
  interface SignIn {
    void at(URI address) throws IOException, InterruptedException;
  }

  /**
   * Tokens of one person.
   *
   * @param witness is shown every answer with tokens
   */
  DeviceTokens(URI issuer, SignIn person, Consumer<JsonNode> witness) {
    this.provider = new TokenEndpoint(issuer);
    this.person = person;
    this.witness = witness;
  }

  /** A token that is valid for a minute at least. */
  String current() {
    return answer().path("access_token").asText();
  }

  /** Everything that came with the current token: {@code id_token}, {@code refresh_token}. */
  synchronized JsonNode answer() {
    if (obtained.isBefore(Instant.now().minus(USE))) {
      answer = obtain();
      obtained = Instant.now();
      witness.accept(answer);
    }
    return answer;
  }

  private JsonNode obtain() {
    JsonNode device = begin(provider);
    try {
      person.at(URI.create(device.path("verification_uri_complete").asText()));
    } catch (IOException e) {
      throw new IllegalStateException("cannot sign in: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signing in", e);
    }
    return redeem(provider, device).orThrow();
  }

  /** Asks for a device code. */
  static JsonNode begin(TokenEndpoint provider) {
    return provider.post("/auth/device", Map.of("client_id", CLIENT, "scope", "openid")).orThrow();
  }

  /** Redeems a device code. */
  static TokenEndpoint.Answer redeem(TokenEndpoint provider, JsonNode device) {
    return provider.token(
        Map.of(
            "client_id",
            CLIENT,
            "grant_type",
            "urn:ietf:params:oauth:grant-type:device_code",
            "device_code",
            device.path("device_code").asText()));
  }
}
