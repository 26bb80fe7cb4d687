package io.federity.ledger.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A client for the part of Solana's JSON-RPC that Federity uses. Reads are at commitment {@code
 * confirmed}. Thread safe.
 *
 * @see <a href="https://solana.com/docs/rpc">Solana RPC methods</a>
 */
public final class SolanaRpc {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final URI endpoint;
  private final RpcTransport transport;
  private final AtomicLong nextId = new AtomicLong();

  public SolanaRpc(URI endpoint) {
    this(endpoint, DEFAULT_TIMEOUT);
  }

  /**
   * @param timeout for connecting, and again for one request
   */
  public SolanaRpc(URI endpoint, Duration timeout) {
    this(endpoint, new HttpTransport(endpoint, timeout));
  }

  /**
   * @param http a client of the caller's, such as one with a proxy
   */
  public SolanaRpc(URI endpoint, HttpClient http) {
    this(endpoint, new HttpTransport(endpoint, DEFAULT_TIMEOUT, http));
  }

  /**
   * @param endpoint names the node in replies
   */
  public SolanaRpc(URI endpoint, RpcTransport transport) {
    this.endpoint = endpoint;
    this.transport = transport;
  }

  public URI endpoint() {
    return endpoint;
  }

  /** The account, or empty when the address holds nothing. */
  public RpcReply<Optional<AccountSnapshot>> getAccountInfo(String address) {
    return call("getAccountInfo", NODES.textNode(address), confirmed().put("encoding", "base64"))
        .then(result -> account(result.path("value")));
  }

  /** In lamports. */
  public RpcReply<Long> getBalance(String address) {
    return call("getBalance", NODES.textNode(address), confirmed())
        .map(result -> result.path("value").asLong());
  }

  /** The lamports that keep an account of that size alive for ever. */
  public RpcReply<Long> getMinimumBalanceForRentExemption(long bytes) {
    return call("getMinimumBalanceForRentExemption", NODES.numberNode(bytes)).map(JsonNode::asLong);
  }

  /** Base58. */
  public RpcReply<String> getLatestBlockhash() {
    return call("getLatestBlockhash", confirmed())
        .map(result -> result.path("value").path("blockhash").asText());
  }

  /** Whether a transaction that names the blockhash can still be accepted. */
  public RpcReply<Boolean> isBlockhashValid(String blockhash) {
    return call("isBlockhashValid", NODES.textNode(blockhash), confirmed())
        .map(result -> result.path("value").asBoolean());
  }

  /**
   * Sends a signed transaction after the node has simulated it; a simulated failure is a {@link
   * RpcReply.Failure}.
   *
   * @return its first signature, base58
   */
  public RpcReply<String> sendTransaction(byte[] transaction) {
    ObjectNode options =
        NODES
            .objectNode()
            .put("encoding", "base64")
            .put("skipPreflight", false)
            .put("preflightCommitment", "confirmed");
    String encoded = Base64.getEncoder().encodeToString(transaction);
    return call("sendTransaction", NODES.textNode(encoded), options).map(JsonNode::asText);
  }

  /** The status of a transaction; empty when the node has never seen it. Searches the history. */
  public RpcReply<Optional<SignatureStatus>> getSignatureStatus(String signature) {
    ArrayNode signatures = NODES.arrayNode().add(signature);
    ObjectNode options = NODES.objectNode().put("searchTransactionHistory", true);
    return call("getSignatureStatuses", signatures, options)
        .map(result -> status(result.path("value").path(0)));
  }

  /** The newest first, at most 1,000. */
  public RpcReply<List<String>> getSignaturesForAddress(String address) {
    return call("getSignaturesForAddress", NODES.textNode(address), confirmed())
        .map(result -> {
          List<String> signatures = new ArrayList<>();
          result.forEach(entry -> signatures.add(entry.path("signature").asText()));
          return List.copyOf(signatures);
        });
  }

  /** The transaction with its message and outcome as the node's JSON; empty when unknown. */
  public RpcReply<Optional<JsonNode>> getTransaction(String signature) {
    ObjectNode options =
        confirmed().put("encoding", "json").put("maxSupportedTransactionVersion", 0);
    return call("getTransaction", NODES.textNode(signature), options)
        .map(result -> result.isNull() ? Optional.empty() : Optional.of(result));
  }

  /** The token account's balance in the token's smallest unit. */
  public RpcReply<Long> getTokenAccountBalance(String tokenAccount) {
    return call("getTokenAccountBalance", NODES.textNode(tokenAccount), confirmed())
        .map(result -> result.path("value").path("amount").asLong());
  }

  /** Addresses of the token accounts that hold the mint's tokens, the largest first, none empty. */
  public RpcReply<List<String>> getTokenLargestAccounts(String mint) {
    return call("getTokenLargestAccounts", NODES.textNode(mint), confirmed())
        .map(result -> {
          List<String> holders = new ArrayList<>();
          for (JsonNode entry : result.path("value")) {
            if (entry.path("amount").asLong() > 0) {
              holders.add(entry.path("address").asText());
            }
          }
          return List.copyOf(holders);
        });
  }

  /**
   * Asks a test network for lamports.
   *
   * @return the transaction's signature, base58
   */
  public RpcReply<String> requestAirdrop(String address, long lamports) {
    return call("requestAirdrop", NODES.textNode(address), NODES.numberNode(lamports))
        .map(JsonNode::asText);
  }

  private static ObjectNode confirmed() {
    return NODES.objectNode().put("commitment", "confirmed");
  }

  private RpcReply<Optional<AccountSnapshot>> account(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return new RpcReply.Result<>(Optional.empty());
    }
    byte[] data;
    try {
      data = Base64.getDecoder().decode(value.path("data").path(0).asText());
    } catch (IllegalArgumentException e) {
      return unreachable("getAccountInfo", "account data that is not Base64");
    }
    return new RpcReply.Result<>(
        Optional.of(
            new AccountSnapshot(
                value.path("owner").asText(), value.path("lamports").asLong(), data)));
  }

  private static Optional<SignatureStatus> status(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        new SignatureStatus(
            value.path("slot").asLong(),
            value.path("err"),
            value.path("confirmationStatus").asText("processed")));
  }

  private RpcReply<JsonNode> call(String method, JsonNode... params) {
    ObjectNode body =
        NODES
            .objectNode()
            .put("jsonrpc", "2.0")
            .put("id", nextId.incrementAndGet())
            .put("method", method);
    body.putArray("params").addAll(List.of(params));
    try {
      return answer(method, JSON.readTree(transport.send(body.toString())));
    } catch (IOException e) {
      return unreachable(
          method, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return unreachable(method, "interrupted");
    }
  }

  private RpcReply<JsonNode> answer(String method, JsonNode answer) {
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      JsonNode data = error.has("data") ? error.get("data") : NullNode.getInstance();
      return new RpcReply.Failure<>(
          error.path("code").asInt(), error.path("message").asText(), data);
    }
    return answer.has("result")
        ? new RpcReply.Result<>(answer.get("result"))
        : unreachable(method, "an answer that is not JSON-RPC");
  }

  private <T> RpcReply<T> unreachable(String method, String cause) {
    return new RpcReply.Unreachable<>("%s at %s: %s".formatted(method, endpoint, cause));
  }
}
