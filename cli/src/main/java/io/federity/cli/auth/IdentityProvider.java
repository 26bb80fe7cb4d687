package io.federity.cli.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
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

  private final HttpClient http;
  private final JsonNode configuration;

  private IdentityProvider(HttpClient http, JsonNode configuration) {
    this.http = http;
    this.configuration = configuration;
  }

  static Outcome<IdentityProvider> discover(String issuer) {
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    URI address = URI.create(issuer + "/.well-known/openid-configuration");
    return send(http, HttpRequest.newBuilder(address).timeout(ANSWER).GET().build())
        .then(answer -> {
          JsonNode configuration = Json.tree(answer.body());
          return configuration.path("token_endpoint").asText("").isEmpty()
              ? Outcome.refused(
                  ErrorCode.IDENTITY_PROVIDER_UNREACHABLE,
                  "%s answered with status %d and no configuration"
                      .formatted(address, answer.statusCode()))
              : Outcome.accepted(new IdentityProvider(http, configuration));
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
    return send(http, request).map(HttpResponse::body);
  }

  Outcome<TokenAnswer> tokens(Map<String, String> form) {
    return post("token_endpoint", form).map(TokenAnswer::of);
  }

  private static Outcome<HttpResponse<String>> send(HttpClient http, HttpRequest request) {
    try {
      return Outcome.accepted(http.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      return Outcome.refused(
          ErrorCode.IDENTITY_PROVIDER_UNREACHABLE,
          "%s does not answer: %s".formatted(request.uri().getAuthority(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.refused(ErrorCode.IDENTITY_PROVIDER_UNREACHABLE, "interrupted");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
