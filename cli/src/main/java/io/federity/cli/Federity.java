package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ScopeType;

/**
 * The command {@code federity}. Data goes to standard output, everything else to standard error; an
 * {@link ExitCode} says how it ended.
 */
@Command(
    name = "federity",
    description = "Train one model in many hospitals: pull, train, commit, push, review, merge.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionProvider.class,
    exitCodeListHeading = "%nExit codes:%n")
public final class Federity {
  private Federity() {}

  /** Runs one command and returns its exit code. */
  public static int run(CommandEnvironment environment, String... arguments) {
    List<String> typed = List.of(arguments);
    return commandLine(environment, Commands.needed(typed), new Failures(environment, typed))
        .execute(arguments);
  }

  /** The whole command line, for what describes it. */
  static CommandLine whole(CommandEnvironment environment) {
    return commandLine(environment, Commands.ALL, new Failures(environment, List.of()));
  }

  private static CommandLine commandLine(
      CommandEnvironment environment, Map<String, Class<?>> commands, Failures failures) {
    Console console = environment.console();
    CommandFactory factory = new CommandFactory(environment);
    CommandLine commandLine = new CommandLine(new Federity(), factory);
    commands.forEach(
        (name, type) -> commandLine.addSubcommand(name, new CommandLine(type, factory)));
    commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures)
        .setExitCodeExceptionMapper(failures);
    setExitCodes(commandLine);
    return commandLine;
  }

  /** A group without a subcommand is wrong usage, not success. */
  private static void setExitCodes(CommandLine commandLine) {
    commandLine.getCommandSpec().exitCodeOnInvalidInput(ExitCode.USAGE.status());
    commandLine.getCommandSpec().usageMessage().exitCodeList(ExitCode.list());
    commandLine.getSubcommands().values().forEach(Federity::setExitCodes);
  }
}
