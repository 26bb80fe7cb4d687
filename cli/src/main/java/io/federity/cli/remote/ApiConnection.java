package io.federity.cli.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Requests to one server. An answer that refuses becomes a refusal with the server's own code; no
 * answer at all becomes {@code SERVER_UNREACHABLE}. Thread safe.
 */
public final class ApiConnection {
  /** All paths of the API are below this one. */
  static final String ROOT = "/api/v1";

  private static final Duration ANSWER = Duration.ofMinutes(5);

  private final URI server;
  private final AccessTokens tokens;
  private final Network network;

  /**
   * Prepares requests; sends none yet.
   *
   * @param server address without path, such as {@code https://federity.example}
   */
  public ApiConnection(URI server, AccessTokens tokens, Network network) {
    this.server = server;
    this.tokens = tokens;
    this.network = network;
  }

  /** Encodes one segment of a path or one value of a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  <T> Outcome<T> get(String path, Class<T> type) {
    return text(path, () -> request(path).GET()).then(body -> read(path, Json.read(body, type)));
  }

  /** All rows of a list, page after page. */
  <T> Outcome<List<T>> list(String path, TypeReference<List<T>> type) {
    return list(path, type, Integer.MAX_VALUE);
  }

  /** The first rows of a list, from as many pages as it takes. */
  <T> Outcome<List<T>> list(String path, TypeReference<List<T>> type, int most) {
    List<T> rows = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent() && rows.size() < most) {
      String page = next.get();
      Outcome<HttpResponse<String>> answer =
          authorised(() -> request(page).GET(), BodyHandlers.ofString());
      switch (answer
          .then(ok -> accepted(page, ok))
          .then(body -> read(page, Json.read(body, type)))) {
        case Outcome.Accepted<List<T>>(List<T> found) -> rows.addAll(found);
        case Outcome.Refused<List<T>> refused -> {
          return refused;
        }
      }
      next =
          answer instanceof Outcome.Accepted(var ok) ? NextPage.of(ok.headers()) : Optional.empty();
    }
    return Outcome.accepted(List.copyOf(rows.subList(0, Math.min(most, rows.size()))));
  }

  /** Without a token: the few paths that are open to all. */
  <T> Outcome<T> getOpen(String path, Class<T> type) {
    return send(request(path).GET().build(), BodyHandlers.ofString())
        .then(answer -> accepted(path, answer))
        .then(body -> read(path, Json.read(body, type)));
  }

  <T> Outcome<T> post(String path, Object body, Class<T> type) {
    return write("POST", path, body).then(text -> read(path, Json.read(text, type)));
  }

  <T> Outcome<T> post(String path, Object body, TypeReference<T> type) {
    return write("POST", path, body).then(text -> read(path, Json.read(text, type)));
  }

  <T> Outcome<T> put(String path, Object body, Class<T> type) {
    return write("PUT", path, body).then(text -> read(path, Json.read(text, type)));
  }

  /** For answers whose body does not matter. */
  Outcome<Boolean> post(String path, Object body) {
    return write("POST", path, body).map(text -> true);
  }

  /** With headers that make the request conditional. */
  <T> Outcome<T> put(String path, Object body, Map<String, String> headers, Class<T> type) {
    return write("PUT", path, body, headers).then(text -> read(path, Json.read(text, type)));
  }

  /** With headers that make the request conditional. */
  Outcome<Boolean> delete(String path, Map<String, String> headers) {
    return text(path, () -> with(headers, request(path).DELETE())).map(text -> true);
  }

  <T> Outcome<T> delete(String path, Class<T> type) {
    return text(path, () -> request(path).DELETE()).then(body -> read(path, Json.read(body, type)));
  }

  private Outcome<String> write(String method, String path, Object body) {
    return write(method, path, body, Map.of());
  }

  private Outcome<String> write(
      String method, String path, Object body, Map<String, String> headers) {
    String json = Json.text(body);
    return text(
        path,
        () ->
            with(headers, request(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
  }

  private static HttpRequest.Builder with(
      Map<String, String> headers, HttpRequest.Builder request) {
    headers.forEach(request::header);
    return request;
  }

  Outcome<Boolean> exists(String path) {
    Supplier<HttpRequest.Builder> head =
        () -> request(path).method("HEAD", BodyPublishers.noBody());
    return authorised(head, BodyHandlers.discarding())
        .then(answer ->
            switch (answer.statusCode()) {
              case 200, 204 -> Outcome.accepted(true);
              case 404 -> Outcome.accepted(false);
              default -> Outcome.refused(Problems.of(answer.statusCode(), "", path));
            });
  }

  /** Streams bytes; {@code content} may be asked again where the token had to be renewed. */
  Outcome<Boolean> putBytes(String path, long length, Supplier<InputStream> content) {
    BodyPublisher body =
        length == 0
            ? BodyPublishers.noBody()
            : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), length);
    return text(
            path, () -> request(path).header("Content-Type", "application/octet-stream").PUT(body))
        .map(answer -> true);
  }

  /** Opens a body of bytes; whoever takes it closes it. */
  Outcome<InputStream> getBytes(String path) {
    return authorised(() -> request(path).GET(), BodyHandlers.ofInputStream())
        .then(answer -> {
          if (answer.statusCode() / 100 == 2) {
            return Outcome.accepted(answer.body());
          }
          try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return Outcome.refused(Problems.of(answer.statusCode(), text, path));
          } catch (IOException e) {
            return Network.unanswered(server.toString(), e, ErrorCode.SERVER_UNREACHABLE);
          }
        });
  }

  private Outcome<String> text(String path, Supplier<HttpRequest.Builder> request) {
    return authorised(request, BodyHandlers.ofString()).then(answer -> accepted(path, answer));
  }

  private static Outcome<String> accepted(String path, HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 2
        ? Outcome.accepted(answer.body())
        : Outcome.refused(Problems.of(answer.statusCode(), answer.body(), path));
  }

  private <T> Outcome<HttpResponse<T>> authorised(
      Supplier<HttpRequest.Builder> request, BodyHandler<T> handler) {
    return tokens
        .current()
        .then(token -> send(bearer(request, token), handler))
        .then(answer ->
            answer.statusCode() == 401
                ? tokens.renewed().then(token -> send(bearer(request, token), handler))
                : Outcome.accepted(answer));
  }

  private static HttpRequest bearer(Supplier<HttpRequest.Builder> request, String token) {
    return request.get().header("Authorization", "Bearer " + token).build();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(ROOT + path))
        .timeout(ANSWER)
        .header("Accept", "application/json, application/problem+json, */*;q=0.1")
        .header("User-Agent", "federity-cli");
  }

  private <T> Outcome<HttpResponse<T>> send(HttpRequest request, BodyHandler<T> handler) {
    return network.send(request, handler, ErrorCode.SERVER_UNREACHABLE);
  }

  private <T> Outcome<T> read(String path, Optional<T> value) {
    return value
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.SERVER_UNREACHABLE,
                "%s does not speak Federity's API (%s)".formatted(server, path)));
  }
}
