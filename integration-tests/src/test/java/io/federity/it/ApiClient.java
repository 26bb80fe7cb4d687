package io.federity.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/** The REST API over plain HTTP, without the product's own client. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI server;
  private final Supplier<String> token;

  ApiClient(URI server, Supplier<String> token) {
    this.server = server;
    this.token = token;
  }

  /** Gets {@code path} below {@code /api/v1}. */
  public ApiReply get(String path) {
    return send(request(path).GET());
  }

  /** Posts the JSON of a wire record. */
  public ApiReply post(String path, Object body) {
    return postText(path, text(body));
  }

  /** Posts JSON text as it is. */
  public ApiReply postText(String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Puts the JSON of a wire record. */
  public ApiReply put(String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  /** Puts the JSON of a wire record if the condition, a header, holds. */
  public ApiReply putIf(String header, String condition, String path, Object body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header(header, condition)
            .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  /** Gets, with a condition. */
  public ApiReply getIf(String header, String condition, String path) {
    return send(request(path).header(header, condition).GET());
  }

  /** Deletes. */
  public ApiReply delete(String path) {
    return send(request(path).DELETE());
  }

  /** Deletes if the condition, a header, holds. */
  public ApiReply deleteIf(String header, String condition, String path) {
    return send(request(path).header(header, condition).DELETE());
  }

  /** Puts bytes. */
  public ApiReply putBytes(String path, byte[] body) {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
  }

  /** Puts what a publisher gives, for bodies larger than memory. */
  public ApiReply putStream(String path, HttpRequest.BodyPublisher body) {
    return send(request(path).header("Content-Type", "application/octet-stream").PUT(body));
  }

  /** Sends whatever a test wants; no body where the text is empty. */
  ApiReply send(String method, String path, String contentType, String body) {
    HttpRequest.BodyPublisher text =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return send(request(path).header("Content-Type", contentType).method(method, text));
  }

  /** Sends a request with further headers: names and values in turn. */
  public ApiReply send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = request(path).method(method, body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** The JSON text of a wire record. */
  public static String text(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + body, e);
    }
  }

  /** Reads JSON. */
  public static JsonNode read(byte[] text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("no JSON: " + new String(text, StandardCharsets.UTF_8), e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/api/v1" + path)).timeout(Duration.ofMinutes(2));
    String bearer = token.get();
    return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
  }

  private static ApiReply send(HttpRequest.Builder builder) {
    HttpRequest request =
        builder.header("Accept", "application/json, application/octet-stream").build();
    try {
      HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      ApiReply reply =
          new ApiReply(
              request.method() + " " + request.uri().getPath(),
              response.statusCode(),
              response.headers(),
              response.body());
      ApiContract.committed().check(request, reply);
      return reply;
    } catch (IOException e) {
      throw new IllegalStateException("no answer to " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during " + request, e);
    }
  }
}
