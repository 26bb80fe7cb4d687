package io.federity.cli.round;

import io.federity.cli.console.Console;
import io.federity.wire.EvaluationView;
import io.federity.wire.ExclusionView;
import io.federity.wire.MetricsView;
import io.federity.wire.RoundMemberView;
import io.federity.wire.RoundView;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a round is shown to a person. */
final class RoundText {
  private RoundText() {}

  static void print(Console console, RoundView round) {
    console.data(
        "round %d of %s, branch %s: %s"
            .formatted(round.number(), round.repository(), round.branch(), round.state()));
    console.data("strategy  %s, quorum %d".formatted(round.strategy(), round.quorum()));
    console.data("base      " + round.base());
    console.data("deadline  " + round.deadline());
    String reason = round.closeReason();
    if (reason != null) {
      console.data("closed    %s at %s".formatted(reason, round.frozen()));
    }
    for (RoundMemberView member : round.members()) {
      console.data(
          "member    %s, contribution %d, commit %s, %d rows"
              .formatted(
                  member.hospital(),
                  member.contribution(),
                  member.commit().substring(0, 8),
                  member.numExamples()));
    }
    if (!round.missingHospitals().isEmpty()) {
      console.data("missing   " + String.join(", ", round.missingHospitals()));
    }
    for (ExclusionView exclusion : round.exclusions()) {
      console.data(
          "excluded  %s, commit %s, by %s: %s"
              .formatted(
                  exclusion.hospital(),
                  exclusion.commit().substring(0, 8),
                  exclusion.by(),
                  exclusion.reason()));
    }
    String merge = round.mergeCommit();
    if (merge != null) {
      console.data("merge     " + merge);
    }
    for (EvaluationView evaluation : round.evaluations()) {
      console.data(
          "measured  %s %s: accuracy %s -> %s"
              .formatted(
                  evaluation.hospital(),
                  evaluation.state(),
                  accuracy(evaluation.base()),
                  accuracy(evaluation.candidate())));
    }
    round.flags().forEach(flag -> console.data("flag      " + flag));
  }

  private static String accuracy(@Nullable MetricsView metrics) {
    return metrics == null ? "-" : String.format(Locale.ROOT, "%.4f", metrics.accuracy());
  }
}
