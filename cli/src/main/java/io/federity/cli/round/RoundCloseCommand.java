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

/** {@code federity round close}. */
@Command(
    name = "close",
    description = "Close the round now, with the contributions that are approved (maintainers).")
public final class RoundCloseCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RoundChoice choice;
  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  RoundCloseCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RoundView round = orRefuse(choice.of(target));
    RoundView closed = orRefuse(target.api().rounds().close(target.repository(), round.number()));
    Console console = environment.console();
    output.print(console, closed, () -> RoundText.print(console, closed));
    return 0;
  }
}
