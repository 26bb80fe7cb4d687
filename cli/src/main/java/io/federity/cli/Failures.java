package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.Json;
import io.federity.cli.console.OutputOptions;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.object.StorageFullException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says why a command ended, on standard error; the last line is what to do next, or with {@code
 * --json} one JSON document.
 */
final class Failures
    implements IExecutionExceptionHandler, IParameterExceptionHandler, IExitCodeExceptionMapper {
  private final CommandEnvironment environment;
  private final Console console;
  private final boolean json;

  Failures(CommandEnvironment environment, List<String> arguments) {
    this.environment = environment;
    this.console = environment.console();
    this.json = arguments.contains(OutputOptions.JSON);
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    console.endProgress();
    if (failure instanceof CommandRefusedException refused) {
      Refusal refusal = refused.refusal();
      return tell(refusal.code(), refusal.detail());
    }
    Optional<StorageFullException> full = StorageFullException.among(failure);
    if (full.isPresent()) {
      return tell(ErrorCode.STORAGE_FULL, String.valueOf(full.get().getMessage()));
    }
    if (environment.variable("FEDERITY_DEBUG").isPresent()) {
      failure.printStackTrace(console.err());
    }
    String detail =
        failure instanceof UncheckedIOException io && io.getCause() != null
            ? io.getMessage() + ": " + io.getCause()
            : failure.toString();
    return tell(ErrorCode.INTERNAL, detail + " (FEDERITY_DEBUG=1 shows where)");
  }

  private int tell(ErrorCode code, String detail) {
    int exitCode = code.exitCode();
    tell(code.code(), code.kind().name().toLowerCase(Locale.ROOT), detail, code.remedy(), exitCode);
    return exitCode;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName(" ");
    if (!json) {
      CommandLine.UnmatchedArgumentException.printSuggestions(failure, command.getErr());
    }
    tell(
        "usage",
        "user",
        String.valueOf(failure.getMessage()),
        "Run `" + name + " --help`.",
        Federity.USAGE);
    return Federity.USAGE;
  }

  private void tell(String code, String kind, String detail, String remedy, int exitCode) {
    if (json) {
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("code", code);
      problem.put("kind", kind);
      problem.put("detail", detail);
      problem.put("remedy", remedy);
      problem.put("exitCode", exitCode);
      console.note(Json.text(problem));
    } else {
      console.note("Refused (" + code + "): " + detail);
      console.note(remedy);
    }
  }

  @Override
  public int getExitCode(Throwable failure) {
    return ErrorCode.INTERNAL.exitCode();
  }
}
