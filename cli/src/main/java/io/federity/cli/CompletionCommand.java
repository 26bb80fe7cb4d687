package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code federity completion}. */
@Command(
    name = "completion",
    description = {
      "Print a script that completes commands and options in a shell, for example",
      "source <(federity completion bash)."
    })
final class CompletionCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.BASH;

  CompletionCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** Shells that can be served. */
  enum Shell {
    BASH,
    ZSH,
    FISH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    CommandLine whole = Federity.whole(environment);
    environment
        .console()
        .data(
            switch (shell) {
              // One script serves both: it asks zsh for bash's completion.
              case BASH, ZSH -> AutoComplete.bash("federity", whole);
              case FISH -> FishCompletion.script(whole.getCommandSpec());
            });
    return 0;
  }
}
