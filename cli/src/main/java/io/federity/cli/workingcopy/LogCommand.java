package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.wire.CommitView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity log}. */
@Command(name = "log", description = "Show the commits of the branch, newest first.")
public final class LogCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(
      names = {"-n", "--limit"},
      description = "How many commits; by default ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Option(names = "--branch", description = "The branch; by default that of the working copy.")
  private Optional<String> branch = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  LogCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<CommitView> log =
        orRefuse(
            target.api().commits().log(target.repository(), branch.orElse(target.branch()), limit));
    Console console = environment.console();
    output.print(console, log, () -> log.forEach(commit -> CommitText.print(console, commit)));
    return 0;
  }
}
