package io.federity.ledger.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node or its network can do wrong. */
class SolanaRpcTest {
  private final CountDownLatch testEnds = new CountDownLatch(1);
  private HttpServer server;
  private SolanaRpc rpc;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    rpc = new SolanaRpc(endpoint, Duration.ofMillis(500));
  }

  @AfterEach
  void stopServer() {
    testEnds.countDown();
    server.stop(0);
  }

  @Test
  void call_result_isReturned() {
    answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"value\":5000000000}}");

    assertThat(rpc.getBalance("x")).isEqualTo(new RpcReply.Result<>(5_000_000_000L));
  }

  @Test
  void call_rpcError_isAFailureWithCodeAndCause() {
    answer(
        200,
        """
        {"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"simulation failed\\nlog",
         "data":{"err":"BlockhashNotFound"}}}\
        """);

    RpcReply.Failure<String> failure = (RpcReply.Failure<String>) rpc.sendTransaction(new byte[1]);
    assertThat(failure.transactionError().asText()).isEqualTo("BlockhashNotFound");
    assertThat(failure.detail())
        .isEqualTo("RPC error -32002: simulation failed \"BlockhashNotFound\"");
  }

  @Test
  void call_httpError_isUnreachable() {
    answer(429, "slow down");

    assertThat(rpc.getLatestBlockhash())
        .isInstanceOfSatisfying(
            RpcReply.Unreachable.class, reply -> assertThat(reply.detail()).contains("429"));
  }

  @Test
  void call_notJson_isUnreachable() {
    answer(200, "<html>");

    assertThat(rpc.getLatestBlockhash()).isInstanceOf(RpcReply.Unreachable.class);
  }

  @Test
  void call_notJsonRpc_isUnreachable() {
    answer(200, "{}");

    assertThat(rpc.getLatestBlockhash()).isInstanceOf(RpcReply.Unreachable.class);
  }

  @Test
  void call_answerWithoutEnd_isUnreachableAndNotCollected() {
    byte[] piece = new byte[1 << 20];
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent <= 2 * HttpTransport.MAX_ANSWER_BYTES; sent += piece.length) {
              exchange.getResponseBody().write(piece);
            }
          }
        });
    SolanaRpc patient = new SolanaRpc(rpc.endpoint(), Duration.ofSeconds(20));
    assertThat(patient.getLatestBlockhash())
        .isInstanceOfSatisfying(
            RpcReply.Unreachable.class,
            reply -> assertThat(reply.detail()).containsIgnoringCase("exceed"));
  }

  @Test
  void account_whoseDataIsNotBase64_isUnreachable() {
    answer(
        200,
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"value\":{\"owner\":\"x\",\"data\":[\"%\"]}}}");

    assertThat(rpc.getAccountInfo("x"))
        .isInstanceOfSatisfying(
            RpcReply.Unreachable.class, reply -> assertThat(reply.detail()).contains("Base64"));
  }

  @Test
  void call_noAnswerInTime_isUnreachable() {
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            testEnds.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(rpc.getLatestBlockhash()).isInstanceOf(RpcReply.Unreachable.class);
  }

  @Test
  void call_nobodyListens_isUnreachableAndNamesTheNode() {
    server.stop(0);

    assertThat(rpc.getLatestBlockhash())
        .isInstanceOfSatisfying(
            RpcReply.Unreachable.class,
            reply -> assertThat(reply.detail()).contains(rpc.endpoint().toString()));
  }

  @Test
  void status_unknownSignature_isEmpty() {
    answer(200, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"value\":[null]}}");

    assertThat(rpc.getSignatureStatus("x")).isEqualTo(new RpcReply.Result<>(Optional.empty()));
  }

  @Test
  void status_failedTransaction_hasItsError() {
    answer(
        200,
        """
        {"jsonrpc":"2.0","id":1,"result":{"value":[{"slot":7,"confirmationStatus":"finalized",
         "err":{"InstructionError":[0,{"Custom":1}]}}]}}\
        """);

    assertThat(rpc.getSignatureStatus("x"))
        .isInstanceOfSatisfying(
            RpcReply.Result.class,
            result ->
                assertThat(result.value()).asString().contains("slot=7").contains("\"Custom\":1"));
  }

  private void answer(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }
}
