package io.federity.cli.round;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.Outcome;
import io.federity.wire.RoundView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity round list}. */
@Command(name = "list", description = "List the rounds of the branch.")
public final class RoundListCommand extends ListCommand<RoundView> {
  @Mixin private RepositoryOption repository;

  RoundListCommand(CommandEnvironment environment) {
    super(environment, "NO", "STATE", "MEMBERS", "QUORUM", "DEADLINE", "MERGE");
  }

  @Override
  protected Outcome<List<RoundView>> ask() {
    return repository
        .target(environment())
        .then(target -> target.api().rounds().list(target.repository(), target.branch()));
  }

  @Override
  protected List<Object> cells(RoundView one) {
    return row(
        one.number(),
        one.state(),
        one.members().size(),
        one.quorum(),
        one.deadline(),
        shortId(one.mergeCommit()));
  }
}
