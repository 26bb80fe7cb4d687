package io.federity.ledger.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** What came of one JSON-RPC request. */
public sealed interface RpcReply<T> {

  /** The node answered. */
  record Result<T>(T value) implements RpcReply<T> {}

  /**
   * The node answered with a JSON-RPC error.
   *
   * @param data the error's {@code data} member, a JSON null when there is none
   */
  record Failure<T>(int code, String message, JsonNode data) implements RpcReply<T> {

    /** The transaction's error as the simulation before sending reported it, else a JSON null. */
    public JsonNode transactionError() {
      return data.path("err");
    }

    /** One line for people: code, message without logs, and the transaction's error if any. */
    public String detail() {
      JsonNode error = transactionError();
      String cause = error.isMissingNode() || error.isNull() ? "" : " " + error;
      String summary = message.lines().findFirst().orElse("");
      return "RPC error %d: %s%s".formatted(code, summary, cause);
    }
  }

  /** No usable answer: connection refused, timeout, HTTP status other than 200, not JSON. */
  record Unreachable<T>(String detail) implements RpcReply<T> {}

  /** Applies the function to a result; failures pass through. */
  default <R> RpcReply<R> map(Function<? super T, ? extends R> function) {
    return then(value -> new Result<>(function.apply(value)));
  }

  /** Goes on with a result; failures pass through. */
  default <R> RpcReply<R> then(Function<? super T, RpcReply<R>> next) {
    return switch (this) {
      case Result<T>(T value) -> next.apply(value);
      case Failure<T>(int code, String message, JsonNode data) ->
          new Failure<>(code, message, data);
      case Unreachable<T>(String detail) -> new Unreachable<>(detail);
    };
  }
}
