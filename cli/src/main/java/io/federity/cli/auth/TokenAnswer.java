package io.federity.cli.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.Json;

/**
 * An answer of the token endpoint (RFC 6749, section 5).
 *
 * @param error empty where tokens were given
 * @param expiresIn seconds
 */
record TokenAnswer(
    String accessToken, String refreshToken, long expiresIn, String error, String description) {

  static TokenAnswer of(String body) {
    JsonNode json = Json.tree(body);
    String token = json.path("access_token").asText("");
    return new TokenAnswer(
        token,
        json.path("refresh_token").asText(""),
        json.path("expires_in").asLong(60),
        json.path("error").asText(token.isEmpty() ? "unreadable answer" : ""),
        json.path("error_description").asText(""));
  }

  String reason() {
    return description.isEmpty() ? error : error + ": " + description;
  }

  @Override
  public String toString() {
    return error.isEmpty() ? "TokenAnswer[tokens]" : "TokenAnswer[" + error + "]";
  }
}
