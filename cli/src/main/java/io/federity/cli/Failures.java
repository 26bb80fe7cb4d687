package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.object.StorageFullException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what ends a command early into a {@link Problem} and an exit code. */
final class Failures
    implements IExecutionExceptionHandler, IParameterExceptionHandler, IExitCodeExceptionMapper {
  private final CommandEnvironment environment;
  private final Console console;
  private final List<String> arguments;

  Failures(CommandEnvironment environment, List<String> arguments) {
    this.environment = environment;
    this.console = environment.console();
    this.arguments = arguments;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    console.endProgress();
    if (failure instanceof CommandRefusedException refused) {
      return tell(Problem.of(refused.refusal()));
    }
    Optional<StorageFullException> full = StorageFullException.among(failure);
    if (full.isPresent()) {
      String detail = String.valueOf(full.get().getMessage());
      return tell(Problem.of(new Refusal(ErrorCode.STORAGE_FULL, detail)));
    }
    if (environment.variable("FEDERITY_DEBUG").isPresent()) {
      failure.printStackTrace(console.err());
    }
    if (failure instanceof UncheckedIOException io && io.getCause() != null) {
      String detail = io.getMessage() + ": " + io.getCause();
      return tell(Problem.of(new Refusal(ErrorCode.FILE_UNUSABLE, detail)));
    }
    return tell(Problem.unexpected(failure));
  }

  @Override
  public int handleParseException(ParameterException failure, String[] typed) {
    return tell(Problem.usage(String.valueOf(failure.getMessage()), nextStep(failure)));
  }

  private static String nextStep(ParameterException failure) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName(" ");
    return nearest(failure)
        .map(near -> "Did you mean `%s %s`? `%s --help` shows all.".formatted(name, near, name))
        .orElse("Run `%s --help`.".formatted(name));
  }

  /** The command or option that was perhaps meant. */
  private static Optional<String> nearest(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String typed = unmatched.getUnmatched().getFirst();
    Set<String> known =
        typed.startsWith("-")
            ? failure.getCommandLine().getCommandSpec().optionsMap().keySet()
            : failure.getCommandLine().getSubcommands().keySet();
    return Spelling.nearest(typed, known);
  }

  private int tell(Problem problem) {
    problem.print(console, arguments);
    return problem.exitCode();
  }

  @Override
  public int getExitCode(Throwable failure) {
    return ErrorCode.INTERNAL.exitCode();
  }
}
