package io.federity.cli.contribution;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.ContributionApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.ErrorCode;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionRequest;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What all decisions on a contribution have in common. */
final class DecisionOptions {
  @Parameters(paramLabel = "NUMBER", description = "The contribution's number.")
  private int number;

  @Option(names = "--reason", description = "Your reason; it becomes part of the signed record.")
  private String reason = "";

  @Option(
      names = "--commit",
      description =
          "The commit that you looked at; by default the newest revision, which is shown.")
  private Optional<String> commit = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  int decide(CommandEnvironment environment, String decision, boolean needsReason) {
    if (needsReason && reason.isBlank()) {
      throw new CommandRefusedException(
          ErrorCode.MISSING_REASON, "give a reason: --reason \"...\"");
    }
    String text = reason.isBlank() ? "withdrawn by its author" : reason;
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    ContributionApi contributions = target.api().contributions();
    ContributionView view = orRefuse(contributions.view(target.repository(), number));
    String named = commit.orElse(view.commit());
    // Digits of the newest revision stand for it; anything else goes out as typed and is refused.
    String decided = named.length() >= 8 && view.commit().startsWith(named) ? view.commit() : named;
    ContributionView after =
        orRefuse(
            contributions.decide(
                target.repository(), number, new DecisionRequest(decision, decided, text)));
    Console console = environment.console();
    output.print(
        console,
        after,
        () ->
            console.data(
                "%s: contribution %d, commit %s; now %s"
                    .formatted(decision, number, decided, after.state())));
    return 0;
  }
}
