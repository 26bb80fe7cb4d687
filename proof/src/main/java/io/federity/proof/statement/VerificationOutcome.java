package io.federity.proof.statement;

import java.util.List;

/** The answer of a verification; there is no other, and no exception. */
public sealed interface VerificationOutcome {
  /**
   * The statement is proved.
   *
   * @param statement SHA-256 of its canonical encoding, lower-case hex
   * @param bits soundness of the commitment in bits, rounded down
   * @param uses openings of data roots that this proof spends
   */
  record Verified(String statement, int bits, List<RootUse> uses) implements VerificationOutcome {}

  /** The statement is not proved by this file. */
  record Refused(Refusal code) implements VerificationOutcome {}
}
