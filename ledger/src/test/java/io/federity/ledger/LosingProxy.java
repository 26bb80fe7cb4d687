package io.federity.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Stands between a ledger and its node and passes requests on, but hangs up instead of answering
 * when told to: the sender never learns whether its request had an effect.
 */
final class LosingProxy implements AutoCloseable {
  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;
  private final Predicate<String> losesRequest;
  private final Predicate<String> losesAnswer;
  private final AtomicInteger lost = new AtomicInteger();

  private LosingProxy(URI target, Predicate<String> losesRequest, Predicate<String> losesAnswer) {
    this.target = target;
    this.losesRequest = losesRequest;
    this.losesAnswer = losesAnswer;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::pass);
    server.start();
  }

  /** The node gets every request; the answers to these methods get lost. */
  static LosingProxy ofAnswers(URI target, String... methods) {
    return new LosingProxy(
        target, body -> false, body -> Stream.of(methods).anyMatch(body::contains));
  }

  /** The node never gets the first request with this method. */
  static LosingProxy ofTheFirstRequest(URI target, String method) {
    AtomicBoolean seen = new AtomicBoolean();
    return new LosingProxy(
        target, body -> body.contains(method) && !seen.getAndSet(true), body -> false);
  }

  /** How many requests or answers got lost. */
  int lost() {
    return lost.get();
  }

  URI rpc() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (losesRequest.test(body)) {
        lost.incrementAndGet();
        return;
      }
      HttpRequest request =
          HttpRequest.newBuilder(target)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(body))
              .build();
      byte[] answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
      if (losesAnswer.test(body)) {
        lost.incrementAndGet();
      } else {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
