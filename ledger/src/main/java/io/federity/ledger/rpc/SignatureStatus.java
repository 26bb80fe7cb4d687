package io.federity.ledger.rpc;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How far a transaction has come.
 *
 * @param error the transaction's error, a JSON null when it succeeded
 * @param confirmation {@code processed}, {@code confirmed} or {@code finalized}
 */
public record SignatureStatus(long slot, JsonNode error, String confirmation) {

  public boolean failed() {
    return !error.isNull() && !error.isMissingNode();
  }

  /** Voted on by two thirds of the stake, or more. */
  public boolean confirmed() {
    return confirmation.equals("confirmed") || confirmation.equals("finalized");
  }
}
