package io.federity.contribution.service;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionState;
import io.federity.object.ObjectId;
import io.federity.wire.VerdictView;
import java.util.List;
import java.util.Optional;

/** What was checked of a contribution, and what was not, in words for reviewers. */
final class ContributionVerdicts {
  static final String NO_PROOF =
      "There is no training proof: nothing shows that these numbers came from training on the"
          + " declared rows. The number of examples and the local metrics are the hospital's own"
          + " statement.";

  static final String NO_TRAINING =
      "A revert: no training took place. Its tensors are, object for object, those of the commit"
          + " that it restores; how that commit came about is proven, or not, there.";

  private ContributionVerdicts() {}

  static List<VerdictView> of(Contribution contribution, Commit commit, Optional<ObjectId> head) {
    return List.of(
        signature(contribution, commit),
        lineage(contribution, commit, head),
        structure(contribution),
        new VerdictView(
            "proof", "none", commit.kind() == CommitKind.REVERT ? NO_TRAINING : NO_PROOF));
  }

  private static VerdictView signature(Contribution contribution, Commit commit) {
    return new VerdictView(
        "signature",
        "good",
        "Wallet %s, linked to %s of %s, signed commit %s."
            .formatted(
                commit.signer(),
                contribution.authorName(),
                contribution.hospital(),
                contribution.current().commit().shortHex()));
  }

  private static VerdictView lineage(
      Contribution contribution, Commit commit, Optional<ObjectId> head) {
    ObjectId base = contribution.current().base();
    String made =
        commit.kind() == CommitKind.REVERT
            ? "Restores %s after".formatted(commit.parents().getLast().shortHex())
            : "Trained on";
    boolean merged = contribution.state() == ContributionState.MERGED;
    if (merged || head.equals(Optional.of(base))) {
      return new VerdictView(
          "lineage",
          "good",
          "%s %s, the head of %s at that time."
              .formatted(made, base.shortHex(), contribution.branch()));
    }
    return new VerdictView(
        "lineage",
        "warning",
        "%s %s; %s has moved on since.".formatted(made, base.shortHex(), contribution.branch()));
  }

  private static VerdictView structure(Contribution contribution) {
    return contribution
        .refusedBecause()
        .map(because -> new VerdictView("structure", "bad", "Refused: " + because + "."))
        .orElseGet(() ->
            new VerdictView(
                "structure",
                contribution.state() == ContributionState.VERIFYING ? "none" : "good",
                contribution.state() == ContributionState.VERIFYING
                    ? "Names, shapes and dtypes were checked at the push; verification runs."
                    : "Names, shapes and dtypes are those of the base; every value is"
                        + " finite."));
  }
}
