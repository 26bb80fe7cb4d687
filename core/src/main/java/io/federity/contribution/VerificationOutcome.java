package io.federity.contribution;

import io.federity.error.Refusal;
import java.util.Map;

/** What verification of a revision found. */
public sealed interface VerificationOutcome {
  /**
   * Everything that was checked held.
   *
   * @param statement what was verified and what was not, in plain words
   * @param facts the findings, as strings
   */
  record Verified(String statement, Map<String, String> facts) implements VerificationOutcome {
    public Verified {
      facts = Map.copyOf(facts);
    }
  }

  /** A check failed. */
  record Refused(Refusal refusal) implements VerificationOutcome {}
}
