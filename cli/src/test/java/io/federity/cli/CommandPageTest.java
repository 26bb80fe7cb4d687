package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.Pause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The exit codes and the last section of docs/reference/cli.md are made from the program itself.
 */
class CommandPageTest {
  private static final String REGENERATE =
      "./mvnw -pl cli -am test -Dtest=CommandPageTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dfederity.write-docs=true";
  private static final String HEADING = "\n## Commands\n";
  private static final String EXIT_CODES = "\n## Exit codes\n\n| code | meaning |\n| --- | --- |";
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "cli"), "..", "docs", "reference", "cli.md");

  @Test
  void page_ofTheCommandLine_showsEveryCommandAndOption() throws Exception {
    String page = Files.readString(PAGE);
    int commands = page.indexOf("\n### ", page.indexOf(HEADING));
    var expected = new StringBuilder();
    expected.append(
        withExitCodes((commands < 0 ? page : page.substring(0, commands)).stripTrailing()));
    expected.append('\n');
    describe(commandLine().getCommandSpec(), expected);
    if (Boolean.getBoolean("federity.write-docs")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(PAGE)
        .as("docs/reference/cli.md differs from the commands; write it again with: " + REGENERATE)
        .hasContent(expected.toString());
  }

  /** The page with the table of the exit codes as they are. */
  private static String withExitCodes(String page) {
    int begin = page.indexOf(EXIT_CODES) + EXIT_CODES.length();
    int end = page.indexOf("\n\n", begin);
    var rows = new StringBuilder();
    for (ExitCode code : ExitCode.values()) {
      rows.append("\n| %d | %s |".formatted(code.status(), code.meaning()));
    }
    return page.substring(0, begin) + rows + page.substring(end);
  }

  private static void describe(CommandSpec command, StringBuilder page) {
    if (command.subcommands().isEmpty()) {
      page.append("\n### ").append(command.qualifiedName(" ")).append("\n\n");
      page.append(String.join(" ", command.usageMessage().description())).append("\n\n");
      command.positionalParameters().forEach(parameter -> page.append(line(parameter)));
      command.options().stream()
          .filter(option -> !option.usageHelp() && !option.versionHelp())
          .forEach(option -> page.append(line(option)));
    }
    command.subcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .distinct()
        .forEach(subcommand -> describe(subcommand, page));
  }

  private static String line(PositionalParamSpec parameter) {
    return line("`" + parameter.paramLabel() + "`", parameter);
  }

  private static String line(OptionSpec option) {
    String value = option.arity().max() > 0 ? " " + option.paramLabel() : "";
    return line("`" + String.join("`, `", option.names()) + value + "`", option);
  }

  private static String line(String name, ArgSpec argument) {
    String required = argument.required() ? " (required)" : "";
    String description =
        String.join(" ", argument.description())
            .replace("${DEFAULT-VALUE}", String.valueOf(argument.initialValue()));
    return "- " + name + required + ": " + description + "\n";
  }

  private static CommandLine commandLine() {
    return Federity.whole(environment());
  }

  /** Of a command line that only describes itself. */
  static CommandEnvironment environment() {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new CommandEnvironment(
        Map.of(),
        Path.of(""),
        new Console(nowhere, nowhere, false),
        question -> Optional.empty(),
        Clock.systemUTC(),
        Pause.real());
  }
}
