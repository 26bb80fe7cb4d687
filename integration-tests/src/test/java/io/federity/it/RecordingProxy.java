package io.federity.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A forward proxy for plain HTTP (RFC 9112, section 3.2.2) that keeps every byte of what is asked
 * through it, to whatever server.
 */
final class RecordingProxy implements AutoCloseable {
  private static final Set<String> BETWEEN_TWO_HOPS =
      Set.of("connection", "content-length", "host", "upgrade", "http2-settings", "expect");

  /** A request as it was sent. */
  record Sent(String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    /** Everything as bytes: request line, headers, body. */
    byte[] everything() {
      var all = new ByteArrayOutputStream();
      all.writeBytes((method + " " + uri + "\n").getBytes(StandardCharsets.UTF_8));
      headers.forEach((name, values) ->
          all.writeBytes((name + ": " + values + "\n").getBytes(StandardCharsets.UTF_8)));
      all.writeBytes(body);
      return all.toByteArray();
    }

    @Override
    public String toString() {
      return method + " " + uri + " (" + body.length + " bytes)";
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Sent> sent = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private volatile String held = "";

  private RecordingProxy(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port. */
  static RecordingProxy start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RecordingProxy proxy = new RecordingProxy(server);
      server.setExecutor(proxy.threads);
      server.createContext("/", proxy::forward);
      server.start();
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("no recording proxy", e);
    }
  }

  /** Options that send all HTTP of a JVM through this proxy, the machine's own addresses too. */
  String javaOptions() {
    return "-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=%d -Dhttp.nonProxyHosts="
        .formatted(server.getAddress().getPort());
  }

  /** What was sent so far. */
  List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** Keeps requests whose path contains {@code part} waiting until {@link #release}. */
  void hold(String part) {
    held = part;
  }

  /** Lets what was kept waiting go on. */
  void release() {
    held = "";
    released.countDown();
  }

  private void holdIfWanted(URI uri) throws InterruptedException {
    if (!held.isEmpty() && uri.getPath().contains(held)) {
      released.await();
    }
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      URI uri = exchange.getRequestURI();
      sent.add(
          new Sent(
              exchange.getRequestMethod(), uri, new TreeMap<>(exchange.getRequestHeaders()), body));
      holdIfWanted(uri);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri)
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (!BETWEEN_TWO_HOPS.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              values.forEach(value -> request.header(name, value));
            }
          });
      answer(exchange, client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while forwarding", e);
    }
  }

  private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
      throws IOException {
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equals("content-length")
              && !name.equals("transfer-encoding")
              && !name.equals("connection")) {
            exchange.getResponseHeaders().put(name, values);
          }
        });
    boolean empty = response.body().length == 0;
    exchange.sendResponseHeaders(response.statusCode(), empty ? -1 : response.body().length);
    if (!empty) {
      exchange.getResponseBody().write(response.body());
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.close();
    client.close();
  }
}
