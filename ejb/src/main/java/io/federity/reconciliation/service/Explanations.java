package io.federity.reconciliation.service;

import io.federity.nft.persistence.MintOrder;
import io.federity.reconciliation.service.RunningProcesses.FailedStep;
import io.federity.wire.DiscrepancyView;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Says in words what does not fit, and what to do. */
final class Explanations {
  private static final String TOGETHER =
      "Both are written in one transaction, so the database was changed or restored past the server."
          + " Restore all of its tables from one backup; until then the record counts.";

  private Explanations() {}

  /** A record whose process waits elsewhere, or not at all, or should not. */
  static DiscrepancyView apart(
      String kind,
      String id,
      String repository,
      String state,
      Set<String> expected,
      List<String> waiting) {
    String is = "The %s is %s".formatted(kind, state.toLowerCase(Locale.ROOT).replace('_', ' '));
    String at = String.join(", ", waiting);
    String explanation;
    if (expected.isEmpty()) {
      explanation = is + " and needs nobody, but its process still waits at " + at + ".";
    } else if (waiting.isEmpty()) {
      explanation = is + ", but no process runs: nobody will be asked.";
    } else {
      explanation =
          "%s, which waits at %s, but its process waits at %s."
              .formatted(is, String.join(" or ", expected.stream().sorted().toList()), at);
    }
    return new DiscrepancyView(kind, id, repository, state, waiting, explanation, TOGETHER);
  }

  /** A process of a record that does not exist. */
  static DiscrepancyView orphaned(String kind, String id, List<String> waiting) {
    return new DiscrepancyView(
        kind,
        id,
        "",
        "",
        waiting,
        "A process waits at %s for a %s that does not exist."
            .formatted(String.join(", ", waiting), kind),
        TOGETHER);
  }

  /** A step that is not tried again. */
  static DiscrepancyView failed(FailedStep step) {
    return new DiscrepancyView(
        "step",
        step.subject(),
        "",
        "",
        List.of(step.activity()),
        "The step %s has failed as often as it is tried: %s."
            .formatted(step.activity(), step.reason()),
        "Mend what it names, then have it tried again: federity admin retry " + step.subject());
  }

  /** An NFT that is not on the chain yet, or never will be. */
  static DiscrepancyView unminted(MintOrder order, String repository) {
    boolean failed = order.state() == MintOrder.State.FAILED;
    String what = order.kind().name().toLowerCase(Locale.ROOT);
    return new DiscrepancyView(
        "mint",
        order.commitId(),
        repository,
        order.state().name(),
        List.of(),
        failed
            ? "The ledger refuses the NFT of the %s for good: %s.".formatted(what, order.detail())
            : "The NFT of the %s was asked for %d times since %s: %s."
                .formatted(what, order.attempts(), order.ordered(), order.detail()),
        failed
            ? "The merge stands without it. Mend what the ledger names and report it to the operator."
            : "Nothing to do: it is asked for again at %s. `federity doctor` tries the ledger."
                .formatted(order.nextAttempt()));
  }
}
