package io.federity.cli.round;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.RoundView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity round status}. */
@Command(
    name = "status",
    description = "Show one round: members, who is missing, evaluations, flags.")
public final class RoundStatusCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RoundChoice choice;
  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  RoundStatusCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RoundView round = orRefuse(repository.target(environment).then(choice::of));
    Console console = environment.console();
    output.print(console, round, () -> RoundText.print(console, round));
    return 0;
  }
}
