package io.federity.ledger;

import io.federity.ledger.rpc.RpcReply;
import io.federity.ledger.rpc.SignatureStatus;
import io.federity.ledger.rpc.SolanaRpc;
import io.federity.ledger.token2022.SignedTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.core.TransactionInstruction;

/**
 * Sends a transaction and stays with it until its fate is known. A transaction whose answer was
 * lost may have landed all the same, so its signature is asked for before anything is sent again.
 */
final class TransactionSender {

  /** The fate of a transaction. */
  sealed interface Submission {
    record Landed(String signature, long slot) implements Submission {}

    /** The chain refused it; nothing changed. */
    record Failed(String detail) implements Submission {}

    /** It may land or not; ask the chain later. */
    record Unknown(String detail) implements Submission {}

    /** It can no longer land: its blockhash is too old. */
    record Expired(String detail) implements Submission {}
  }

  private static final int ATTEMPTS = 3;
  private static final int SIMULATION_FAILED = -32002;
  private static final int SIGNATURE_VERIFICATION_FAILED = -32003;
  private static final int INVALID_PARAMS = -32602;

  private final SolanaRpc rpc;
  private final Duration patience;

  /**
   * @param patience how long to wait for a confirmation
   */
  TransactionSender(SolanaRpc rpc, Duration patience) {
    this.rpc = rpc;
    this.patience = patience;
  }

  /** Signs anew with a fresh blockhash when the earlier one expired. */
  Submission submit(List<TransactionInstruction> instructions, List<Account> signers) {
    Submission submission = new Submission.Expired("not sent");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      submission =
          switch (rpc.getLatestBlockhash()) {
            case RpcReply.Result<String>(String blockhash) ->
                send(SignedTransaction.sign(instructions, signers, blockhash), blockhash);
            case RpcReply.Failure<String> failure -> new Submission.Unknown(failure.detail());
            case RpcReply.Unreachable<String>(String detail) -> new Submission.Unknown(detail);
          };
      if (!(submission instanceof Submission.Expired)) {
        return submission;
      }
    }
    return submission;
  }

  private Submission send(SignedTransaction transaction, String blockhash) {
    if (!transaction.fits()) {
      return new Submission.Failed(
          "the transaction has %d bytes, %d are allowed: use a shorter URI"
              .formatted(transaction.bytes().length, SignedTransaction.MAX_BYTES));
    }
    return switch (rpc.sendTransaction(transaction.bytes())) {
      case RpcReply.Result<String> sent -> confirm(transaction.signature(), blockhash);
      case RpcReply.Unreachable<String> lost -> confirm(transaction.signature(), blockhash);
      case RpcReply.Failure<String> failure ->
          switch (failure.transactionError().asText()) {
            case "BlockhashNotFound" -> new Submission.Expired(failure.detail());
            case "AlreadyProcessed" -> confirm(transaction.signature(), blockhash);
            default -> refused(failure);
          };
    };
  }

  private static Submission refused(RpcReply.Failure<String> failure) {
    return switch (failure.code()) {
      case SIMULATION_FAILED, SIGNATURE_VERIFICATION_FAILED, INVALID_PARAMS ->
          new Submission.Failed(failure.detail());
      default -> new Submission.Unknown(failure.detail());
    };
  }

  private Submission confirm(String signature, String blockhash) {
    return Polling.until(patience, () -> fate(signature).or(() -> expiry(signature, blockhash)))
        .orElseGet(() ->
            new Submission.Unknown(
                "transaction %s not confirmed after %s".formatted(signature, patience)));
  }

  private Optional<Submission> fate(String signature) {
    if (rpc.getSignatureStatus(signature)
            instanceof RpcReply.Result<Optional<SignatureStatus>>(Optional<SignatureStatus> found)
        && found.isPresent()) {
      SignatureStatus status = found.get();
      if (status.failed()) {
        return Optional.of(new Submission.Failed("transaction failed: " + status.error()));
      }
      if (status.confirmed()) {
        return Optional.of(new Submission.Landed(signature, status.slot()));
      }
    }
    return Optional.empty();
  }

  /** The status is asked after the blockhash: what has not landed by then never will. */
  private Optional<Submission> expiry(String signature, String blockhash) {
    return rpc.isBlockhashValid(blockhash) instanceof RpcReply.Result<Boolean>(Boolean valid)
            && !valid
            && isUnseen(signature)
        ? Optional.of(new Submission.Expired("blockhash " + blockhash + " expired"))
        : Optional.empty();
  }

  private boolean isUnseen(String signature) {
    return rpc.getSignatureStatus(signature)
            instanceof RpcReply.Result<Optional<SignatureStatus>>(Optional<SignatureStatus> found)
        && found.isEmpty();
  }
}
