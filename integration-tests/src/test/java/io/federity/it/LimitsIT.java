package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.ErrorCode;
import io.federity.wire.ChallengeRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long, how much and how often the server listens. */
@ExtendWith(FederationExtension.class)
class LimitsIT {
  private static final int MANY = 4 * Services.REQUESTS_AT_ONCE;
  private static final int USUAL_BODY = 1 << 16;

  private final Federation federation;

  LimitsIT(Federation federation) {
    this.federation = federation;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void body_aboveTheLimitOfItsEndpoint_isRefused(boolean declared) {
    RefusalsIT.assertProblem(ErrorCode.REQUEST_TOO_LARGE, challenge(USUAL_BODY + 1, declared));
    RefusalsIT.assertProblem(ErrorCode.BAD_REQUEST, challenge(USUAL_BODY, declared));
  }

  /** A body of that length that asks for a challenge, with white space before it. */
  private ApiReply challenge(int length, boolean declared) {
    String json = ApiClient.text(new ChallengeRequest("no address"));
    byte[] body = (" ".repeat(length - json.length()) + json).getBytes(StandardCharsets.UTF_8);
    return federation
        .api(DemoPerson.AUDITOR)
        .send(
            "POST",
            "/wallet-challenges",
            declared
                ? BodyPublishers.ofByteArray(body)
                : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
            "Content-Type",
            "application/json");
  }

  @Test
  void accountThatAsksTooOften_isToldToWait_andOthersAreNot() throws Exception {
    ApiClient auditor = federation.api(DemoPerson.AUDITOR);
    ApiReply refused = firstRefusal(auditor);
    RefusalsIT.assertProblem(ErrorCode.TOO_MANY_REQUESTS, refused);
    assertThat(refused.header("Retry-After").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
    assertThat(federation.api(DemoPerson.MAINTAINER).get("/me").status()).isEqualTo(200);
    Waiting.until(
        "the auditor may ask again",
        Duration.ofSeconds(30),
        () -> Optional.of(auditor.get("/me")).filter(reply -> reply.status() == 200));
  }

  /** More requests at once than an account has, until one is refused. */
  private static ApiReply firstRefusal(ApiClient client) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Callable<ApiReply>> calls =
          Stream.generate(() -> (Callable<ApiReply>) () -> client.get("/me")).limit(MANY).toList();
      List<Future<ApiReply>> replies = calls.stream().map(threads::submit).toList();
      for (Future<ApiReply> reply : replies) {
        if (reply.get().status() != 200) {
          threads.shutdownNow();
          return reply.get();
        }
      }
    }
    throw new AssertionError(MANY + " requests were answered");
  }

  @Test
  void request_thatIsNeverFinished_isEndedByTheServer() throws IOException {
    URI server = federation.server();
    try (Socket header = new Socket(server.getHost(), server.getPort());
        Socket body = new Socket(server.getHost(), server.getPort())) {
      send(header, "GET /api/v1/server HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
      send(
          body,
          "POST /api/v1/wallets HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
              + federation.token(DemoPerson.MAINTAINER)
              + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
      assertEnds(header);
      assertEnds(body);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.setSoTimeout((int) Services.READ_TIMEOUT.multipliedBy(2).toMillis());
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  /** Reads to the end, which would time out if the server kept the connection open. */
  private static void assertEnds(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    try {
      in.readAllBytes();
    } catch (SocketException _) {
      // A reset ends the connection as well.
    }
  }

  @Test
  void headers_aboveTheLimit_areRefused() throws IOException {
    assertThat(statusWithHeaderOf(40_000)).isNotEqualTo("200");
    assertThat(statusWithHeaderOf(10_000)).isEqualTo("200");
  }

  private String statusWithHeaderOf(int length) throws IOException {
    URI server = federation.server();
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      send(
          socket,
          "GET /api/v1/server HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
              + "x".repeat(length)
              + "\r\n\r\n");
      try {
        String answer =
            new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        return answer.isEmpty() ? "" : answer.split(" ", 3)[1];
      } catch (SocketException _) {
        return "";
      }
    }
  }
}
