package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The endpoints of an OpenID provider to which clients post forms. */
final class TokenEndpoint {
  private final URI issuer;
  private final HttpClient http = HttpClient.newHttpClient();

  TokenEndpoint(URI issuer) {
    this.issuer = issuer;
  }

  /** An answer, good or not. */
  record Answer(int status, JsonNode json) {
    /** This answer, which must be good. */
    JsonNode orThrow() {
      if (status != 200) {
        throw new IllegalStateException("the identity provider answered " + status + ": " + json);
      }
      return json;
    }

    String error() {
      return json.path("error").asText();
    }
  }

  /** Asks for tokens. */
  Answer token(Map<String, String> form) {
    return post("/token", form);
  }

  /** Posts a form below {@code /protocol/openid-connect}. */
  Answer post(String path, Map<String, String> form) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), ApiClient.read(response.body()));
    } catch (IOException e) {
      throw new IllegalStateException("no answer of " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted at " + request.uri(), e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
