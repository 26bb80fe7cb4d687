package io.federity.cli.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.Json;
import io.federity.cli.remote.Network;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The OpenID provider that a server trusts: its endpoints (OpenID Connect Discovery 1.0). */
final class IdentityProvider {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Network network;
  private final JsonNode configuration;

  private IdentityProvider(Network network, JsonNode configuration) {
    this.network = network;
    this.configuration = configuration;
  }

  static Outcome<IdentityProvider> discover(String issuer, Network network) {
    URI address = URI.create(issuer + "/.well-known/openid-configuration");
    return send(network, HttpRequest.newBuilder(address).timeout(ANSWER).GET().build())
        .then(answer -> {
          JsonNode configuration = Json.tree(answer.body());
          return configuration.path("token_endpoint").asText("").isEmpty()
              ? Outcome.refused(
                  ErrorCode.IDENTITY_PROVIDER_UNREACHABLE,
                  "%s answered with status %d and no configuration"
                      .formatted(address, answer.statusCode()))
              : Outcome.accepted(new IdentityProvider(network, configuration));
        });
  }

  /** Posts a form to one of the endpoints, by its name in the discovery document. */
  Outcome<String> post(String endpoint, Map<String, String> form) {
    String address = configuration.path(endpoint).asText("");
    if (address.isEmpty()) {
      return Outcome.refused(
          ErrorCode.IDENTITY_PROVIDER_UNREACHABLE, "the identity provider has no " + endpoint);
    }
    String body =
        new TreeMap<>(form)
            .entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(ANSWER)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return send(network, request).map(HttpResponse::body);
  }

  Outcome<TokenAnswer> tokens(Map<String, String> form) {
    return post("token_endpoint", form).map(TokenAnswer::of);
  }

  private static Outcome<HttpResponse<String>> send(Network network, HttpRequest request) {
    return network.send(request, BodyHandlers.ofString(), ErrorCode.IDENTITY_PROVIDER_UNREACHABLE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
