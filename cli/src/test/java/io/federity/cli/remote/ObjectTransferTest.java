package io.federity.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.PassphrasePrompt;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.repository.RepositoryName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Uploads and downloads over connections that break. */
class ObjectTransferTest {
  private static final RepositoryName HEART = new RepositoryName("cleveland", "heart");

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
  private final byte[] content = new byte[5_000_000];
  private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
  private final List<String> requests = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private byte @Nullable [] stored;
  private int cuts;
  private int bytesBetweenCuts = 1_500_000;
  private boolean answerIsLost;
  private HttpServer server;
  private ObjectApi objects;

  @BeforeEach
  void start() throws IOException {
    random.nextBytes(content);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    CommandEnvironment environment =
        new CommandEnvironment(
            Map.of(),
            Path.of(""),
            new Console(System.out, System.err, false),
            PassphrasePrompt.terminal(),
            Clock.systemUTC(),
            pauses::add);
    objects = new ObjectApi(new ApiConnection(address, new FixedToken(), Network.of(environment)));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void upload_cutThreeTimes_sendsNothingTwice() {
    cuts = 3;
    assertThat(put()).isEqualTo(Outcome.accepted(true));
    assertThat(stored).isEqualTo(content);
    assertThat(requests)
        .containsExactly(
            "HEAD upload",
            "PATCH 0",
            "HEAD object",
            "HEAD upload",
            "PATCH 1500000",
            "HEAD object",
            "HEAD upload",
            "PATCH 3000000",
            "HEAD object",
            "HEAD upload",
            "PATCH 4500000");
    assertThat(pauses).hasSize(3);
  }

  @Test
  void upload_whoseAnswerIsLost_isNotSentAgain() {
    answerIsLost = true;
    assertThat(put()).isEqualTo(Outcome.accepted(true));
    assertThat(requests).containsExactly("HEAD upload", "PATCH 0", "HEAD object");
  }

  @Test
  void upload_thatNeverGetsAnyFurther_isGivenUp() {
    cuts = Integer.MAX_VALUE;
    bytesBetweenCuts = 0;
    assertThat(code(put())).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(requests.stream().filter("PATCH 0"::equals)).hasSize(ObjectApi.MAX_STALLED + 1);
  }

  @Test
  void upload_uncut_isOneRequest() {
    assertThat(put()).isEqualTo(Outcome.accepted(true));
    assertThat(requests).containsExactly("HEAD upload", "PATCH 0");
    assertThat(pauses).isEmpty();
  }

  @Test
  void download_cutThreeTimes_isWhole() throws IOException {
    stored = content;
    cuts = 3;
    try (InputStream in = opened()) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
    assertThat(requests).hasSize(4).startsWith("GET 0").doesNotHaveDuplicates();
  }

  @Test
  void download_whoseServerIsGone_fails() throws IOException {
    stored = content;
    cuts = 1;
    try (InputStream in = opened()) {
      server.stop(0);
      assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  private Outcome<Boolean> put() {
    return objects.put(
        HEART, ObjectId.ofBytes(content), content.length, () -> new ByteArrayInputStream(content));
  }

  private InputStream opened() {
    return switch (objects.open(HEART, ObjectId.ofBytes(content))) {
      case Outcome.Accepted<InputStream>(InputStream in) -> in;
      case Outcome.Refused<InputStream>(var refusal) -> throw new AssertionError(refusal);
    };
  }

  private static ErrorCode code(Outcome<?> outcome) {
    return ((Outcome.Refused<?>) outcome).refusal().code();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "HEAD" -> head(exchange, path.endsWith("/upload"));
        case "PATCH" -> patch(exchange);
        default -> get(exchange);
      }
    }
  }

  private void head(HttpExchange exchange, boolean upload) throws IOException {
    requests.add(upload ? "HEAD upload" : "HEAD object");
    exchange.getResponseHeaders().add("Upload-Offset", String.valueOf(arrived.size()));
    exchange.sendResponseHeaders(upload ? 204 : stored == null ? 404 : 200, -1);
  }

  private void patch(HttpExchange exchange) throws IOException {
    requests.add("PATCH " + exchange.getRequestHeaders().getFirst("Upload-Offset"));
    if (cuts-- > 0) {
      arrived.writeBytes(exchange.getRequestBody().readNBytes(bytesBetweenCuts));
      return;
    }
    arrived.writeBytes(exchange.getRequestBody().readAllBytes());
    stored = arrived.toByteArray();
    arrived.reset();
    if (!answerIsLost) {
      exchange.sendResponseHeaders(201, -1);
    }
  }

  private void get(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    requests.add("GET " + from);
    exchange.sendResponseHeaders(from == 0 ? 200 : 206, content.length - from);
    int to = cuts-- > 0 ? from + bytesBetweenCuts : content.length;
    exchange.getResponseBody().write(Arrays.copyOfRange(content, from, to));
  }

  private record FixedToken() implements AccessTokens {
    @Override
    public Outcome<String> current() {
      return Outcome.accepted("token");
    }

    @Override
    public Outcome<String> renewed() {
      return current();
    }
  }
}
