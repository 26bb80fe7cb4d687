package io.federity.cli.round;

import io.federity.cli.workingcopy.RepositoryOption.Target;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wire.RoundView;
import java.util.Comparator;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** The optional number of a round; without it the newest round of the branch. */
final class RoundChoice {
  @Parameters(
      arity = "0..1",
      paramLabel = "NUMBER",
      description = "The round; by default the newest one.")
  private Optional<Integer> number = Optional.empty();

  Outcome<RoundView> of(Target target) {
    if (number.isPresent()) {
      return target.api().rounds().view(target.repository(), number.get());
    }
    return target
        .api()
        .rounds()
        .list(target.repository(), target.branch())
        .then(rounds ->
            rounds.stream()
                .max(Comparator.comparingInt(RoundView::number))
                .map(Outcome::accepted)
                .orElseGet(() ->
                    Outcome.refused(
                        ErrorCode.NOT_FOUND,
                        "branch %s of %s has no round yet"
                            .formatted(target.branch(), target.repository()))));
  }
}
