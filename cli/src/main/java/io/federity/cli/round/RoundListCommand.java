package io.federity.cli.round;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.RoundView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity round list}. */
@Command(name = "list", description = "List the rounds of the branch.")
public final class RoundListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  RoundListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<RoundView> rounds =
        orRefuse(target.api().rounds().list(target.repository(), target.branch()));
    Console console = environment.console();
    output.print(
        console,
        rounds,
        () -> {
          Table table = new Table("NO", "STATE", "MEMBERS", "QUORUM", "DEADLINE", "MERGE");
          for (RoundView round : rounds) {
            String merge = round.mergeCommit();
            table.row(
                round.number(),
                round.state(),
                round.members().size(),
                round.quorum(),
                round.deadline(),
                merge == null ? "-" : merge.substring(0, 8));
          }
          table.print(console);
        });
    return 0;
  }
}
