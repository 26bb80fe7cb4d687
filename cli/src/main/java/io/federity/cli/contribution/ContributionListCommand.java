package io.federity.cli.contribution;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.Outcome;
import io.federity.wire.ContributionView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity contribution list}. */
@Command(name = "list", description = "List contributions.")
public final class ContributionListCommand extends ListCommand<ContributionView> {
  @Option(names = "--state", description = "Only those in this state, such as in-review.")
  private Optional<String> state = Optional.empty();

  @Mixin private RepositoryOption repository;

  ContributionListCommand(CommandEnvironment environment) {
    super(environment, "NO", "STATE", "COMMIT", "HOSPITAL", "AUTHOR", "ROWS", "PUSHED");
  }

  @Override
  protected Outcome<List<ContributionView>> ask() {
    return repository
        .target(environment())
        .then(target -> target.api().contributions().list(target.repository(), state));
  }

  @Override
  protected List<Object> cells(ContributionView one) {
    return row(
        one.number(),
        one.state(),
        shortId(one.commit()),
        one.hospital(),
        one.author(),
        one.numExamples(),
        one.pushed());
  }
}
