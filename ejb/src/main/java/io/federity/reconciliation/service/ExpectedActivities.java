package io.federity.reconciliation.service;

import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionState;
import io.federity.round.RoundState;
import java.util.List;
import java.util.Set;

/** Where the process of a record in a state waits; nowhere means that none runs. */
final class ExpectedActivities {
  private ExpectedActivities() {}

  static Set<String> of(Contribution contribution) {
    return contribution.waitsForRelease() ? Set.of("releaseRevert") : of(contribution.state());
  }

  private static Set<String> of(ContributionState state) {
    return switch (state) {
      case VERIFYING -> Set.of("verify");
      case IN_REVIEW -> Set.of("review");
      case CHANGES_REQUESTED -> Set.of("awaitRevision");
      case APPROVED, MERGED, REJECTED, WITHDRAWN, REFUSED, OUTDATED -> Set.of();
    };
  }

  static Set<String> of(RoundState state) {
    return switch (state) {
      case OPEN -> Set.of("open");
      case FROZEN -> Set.of("aggregate");
      case AGGREGATED -> Set.of("evaluateModel", "mergeFacts");
      case AWAITING_SIGN_OFF -> Set.of("signOff");
      case SIGNED_OFF -> Set.of("publish");
      case PUBLISHED -> Set.of();
    };
  }

  /** Whether a process waits where it should, and only there. */
  static boolean fit(Set<String> expected, List<String> waiting) {
    return expected.isEmpty()
        ? waiting.isEmpty()
        : !waiting.isEmpty() && expected.containsAll(waiting);
  }
}
