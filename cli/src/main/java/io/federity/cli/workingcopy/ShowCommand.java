package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.wire.CommitView;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity show}. */
@Command(
    name = "show",
    description = "Show one commit: who, what it merged, metrics, attestations.")
public final class ShowCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "COMMIT",
      description = "Id, the first digits of it, branch or tag; by default the branch's head.")
  private Optional<String> commit = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  ShowCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    CommitView view =
        orRefuse(target.api().commits().view(target.repository(), commit.orElse(target.branch())));
    Console console = environment.console();
    output.print(console, view, () -> CommitText.printWhole(console, view));
    return 0;
  }
}
