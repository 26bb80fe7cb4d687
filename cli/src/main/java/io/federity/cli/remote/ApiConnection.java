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
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Requests to one server. An answer that refuses becomes a refusal with the server's own code; no
 * answer at all becomes {@code SERVER_UNREACHABLE}. Thread safe.
 */
public final class ApiConnection {
  /** All paths of the API are below this one. */
  static final String ROOT = "/api/v1";

  private static final Duration ANSWER = Duration.ofMinutes(5);
  private static final long SLOWEST_BYTES_PER_SECOND = 16_384;
  private static final int ONCE = 0;
  private static final int REPEATS = 3;

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
    return send(request(path).GET().build(), BodyHandlers.ofString(), REPEATS)
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
    String key = "\"" + UUID.randomUUID() + "\"";
    return text(
        path,
        () ->
            with(headers, request(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
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

  /** Streams bytes; {@code content} may be asked again where they have to be sent again. */
  Outcome<Boolean> putBytes(String path, long length, Supplier<InputStream> content) {
    BodyPublisher body = body(length, content);
    return text(
            path,
            () ->
                request(path)
                    .timeout(answerTo(length))
                    .header("Content-Type", "application/octet-stream")
                    .PUT(body))
        .map(answer -> true);
  }

  private static BodyPublisher body(long length, Supplier<InputStream> content) {
    return length == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(content), length);
  }

  /** The time for an answer begins with the first byte that is sent. */
  private static Duration answerTo(long length) {
    return ANSWER.plusSeconds(length / SLOWEST_BYTES_PER_SECOND);
  }

  /** How much of an object has arrived there. */
  Outcome<Long> uploadOffset(String path) {
    Supplier<HttpRequest.Builder> head =
        () -> request(path).method("HEAD", BodyPublishers.noBody());
    return authorised(head, BodyHandlers.ofString())
        .then(answer -> accepted(path, answer).map(nothing -> answer.headers()))
        .then(headers -> {
          OptionalLong offset = headers.firstValueAsLong("Upload-Offset");
          return offset.isPresent()
              ? Outcome.accepted(offset.getAsLong())
              : noFederity(path + " says no Upload-Offset");
        });
  }

  /** Sends the rest of an object, once: whoever called knows where to go on. */
  Outcome<Boolean> uploadRest(
      String path, long offset, long length, Supplier<InputStream> content) {
    BodyPublisher body = body(length, content);
    Supplier<HttpRequest.Builder> patch =
        () ->
            request(path)
                .timeout(answerTo(length))
                .header("Content-Type", "application/partial-upload")
                .header("Upload-Offset", Long.toString(offset))
                .header("Upload-Complete", "?1")
                .method("PATCH", body);
    return authorised(patch, BodyHandlers.ofString(), ONCE)
        .then(answer -> accepted(path, answer))
        .map(answer -> true);
  }

  /**
   * Opens a body of bytes; whoever takes it closes it.
   *
   * @param from first byte that is wanted; the answer may begin before it
   * @param tag entity tag of the bytes
   */
  Outcome<Bytes> getBytes(String path, long from, String tag) {
    Supplier<HttpRequest.Builder> get =
        () -> {
          HttpRequest.Builder request = request(path).GET();
          return from == 0
              ? request
              : request.header("Range", "bytes=" + from + "-").header("If-Range", tag);
        };
    return authorised(get, BodyHandlers.ofInputStream())
        .then(answer -> {
          if (answer.statusCode() / 100 == 2) {
            boolean part = answer.statusCode() == 206;
            return Outcome.accepted(
                new Bytes(
                    part ? from : 0,
                    answer.headers().firstValueAsLong("Content-Length"),
                    answer.body()));
          }
          try (InputStream body = answer.body()) {
            String text = new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
            return Outcome.refused(Problems.of(answer.statusCode(), text, path));
          } catch (IOException e) {
            return Network.unanswered(server.toString(), e, ErrorCode.SERVER_UNREACHABLE);
          }
        });
  }

  /**
   * A body of bytes.
   *
   * @param from which byte of the whole is its first
   * @param length its bytes, where the server says so
   */
  record Bytes(long from, OptionalLong length, InputStream content) {}

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
    return authorised(request, handler, REPEATS);
  }

  private <T> Outcome<HttpResponse<T>> authorised(
      Supplier<HttpRequest.Builder> request, BodyHandler<T> handler, int repeats) {
    return tokens
        .current()
        .then(token -> send(bearer(request, token), handler, repeats))
        .then(answer ->
            answer.statusCode() == 401
                ? tokens.renewed().then(token -> send(bearer(request, token), handler, repeats))
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

  private <T> Outcome<HttpResponse<T>> send(
      HttpRequest request, BodyHandler<T> handler, int repeats) {
    return network.send(request, handler, ErrorCode.SERVER_UNREACHABLE, repeats);
  }

  /** Waits before the next attempt of something that has brought nothing that often. */
  void pauseBefore(int stalled) {
    network.pauseBefore(stalled);
  }

  private <T> Outcome<T> read(String path, Optional<T> value) {
    return value.map(Outcome::accepted).orElseGet(() -> noFederity(path));
  }

  private <T> Outcome<T> noFederity(String what) {
    return Outcome.refused(
        ErrorCode.SERVER_UNREACHABLE,
        "%s does not speak Federity's API (%s)".formatted(server, what));
  }
}
