package io.federity.ledger.siws;

import java.time.Instant;

/** Whether a wallet has proven its key. */
public sealed interface SignInOutcome {

  /**
   * @param address the wallet, base58
   */
  record Accepted(String address) implements SignInOutcome {}

  /** The challenge was signed too late. */
  record Expired(Instant expiredAt) implements SignInOutcome {}

  /** Another wallet replied than the one that was asked. */
  record WrongAddress(String expected, String actual) implements SignInOutcome {}

  /** Another text or another key: domain, nonce and times are part of the text. */
  record BadSignature(String address) implements SignInOutcome {}
}
