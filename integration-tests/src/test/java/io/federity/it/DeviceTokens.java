package io.federity.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.federity.demo.DemoPerson;
import io.federity.demo.DeviceLogin;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Access tokens of a person, obtained as the command line does: by the device authorization grant
 * (RFC 8628), with the person at the identity provider's real pages. Signs in again before a token
 * or the freshness of the login ends.
 */
final class DeviceTokens {
  private static final String CLIENT = "federity-cli";
  private static final Duration USE = Duration.ofMinutes(4);

  private final URI issuer;
  private final DemoPerson person;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private String token = "";
  private Instant obtained = Instant.MIN;

  DeviceTokens(URI issuer, DemoPerson person) {
    this.issuer = issuer;
    this.person = person;
  }

  /** A token that is valid for a minute at least. */
  synchronized String current() {
    if (obtained.isBefore(Instant.now().minus(USE))) {
      token = obtain();
      obtained = Instant.now();
    }
    return token;
  }

  private String obtain() {
    try {
      JsonNode device = post("/auth/device", Map.of("client_id", CLIENT, "scope", "openid"));
      new DeviceLogin()
          .signIn(URI.create(device.path("verification_uri_complete").asText()), person);
      JsonNode answer =
          post(
              "/token",
              Map.of(
                  "client_id",
                  CLIENT,
                  "grant_type",
                  "urn:ietf:params:oauth:grant-type:device_code",
                  "device_code",
                  device.path("device_code").asText()));
      return answer.path("access_token").asText();
    } catch (IOException e) {
      throw new IllegalStateException("cannot sign " + person.username() + " in", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while signing in", e);
    }
  }

  private JsonNode post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect" + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answered " + response.statusCode() + ": " + response.body());
    }
    return json.readTree(response.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
