package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.PassphrasePrompt;
import io.federity.cli.console.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

/** Starts the program in its own JVM. */
public final class Program {
  private Program() {}

  /** Runs one command and ends the JVM. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
      // Answered before a parser is loaded: scripts and prompts ask often.
      System.out.println(Version.line());
      return;
    }
    if (arguments.length == 1 && arguments[0].equals(Rehearsal.NAME)) {
      Rehearsal.run();
      return;
    }
    // The texts are English, so their numbers are too, whatever the machine speaks.
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Console console = new Console(out, err, isWatched());
    Interruption interruption = Interruption.watch(console, List.of(arguments));
    int exitCode =
        Federity.run(
            new CommandEnvironment(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                console,
                PassphrasePrompt.terminal(),
                Clock.systemUTC(),
                Pause.real()),
            arguments);
    out.flush();
    err.flush();
    interruption.over();
    // System.exit would first look through all libraries for one that logs exits.
    Runtime.getRuntime().halt(exitCode);
  }

  /** Whether a person sees a line that is written over again and again. */
  private static boolean isWatched() {
    java.io.Console terminal = System.console();
    return terminal != null && terminal.isTerminal() && !"dumb".equals(System.getenv("TERM"));
  }
}
