package io.federity.proof.statement;

/** The answer of a verification; there is no other, and no exception. */
public sealed interface VerificationOutcome {
  /**
   * The statement is proved.
   *
   * @param statement SHA-256 of its canonical encoding, lower-case hex
   * @param bits soundness of the commitment in bits, rounded down
   * @param uses openings of the data root that are spent with this one
   */
  record Verified(String statement, int bits, int uses) implements VerificationOutcome {}

  /** The statement is not proved by this file. */
  record Refused(Refusal code) implements VerificationOutcome {}
}
