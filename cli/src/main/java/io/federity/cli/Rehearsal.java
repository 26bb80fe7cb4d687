package io.federity.cli;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.Json;
import io.federity.cli.console.Pause;
import io.federity.wire.ContributionView;
import io.federity.wire.RepositoryView;
import io.federity.wire.ServerView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs usual commands for nobody, so that the JVM learns which classes they need; {@code
 * bin/make-startup-cache} keeps what it learns. Reads no file of the person and asks no server.
 */
final class Rehearsal {
  private static final List<String> COMMANDS =
      List.of(
          "--help",
          "status --help",
          "no-such-command",
          "completion bash",
          "status",
          "auth status --json",
          "repo list --json",
          "contribution list -R rehearsal/none",
          "log -R rehearsal/none");

  /** What the program is called with to rehearse; no command of a person. */
  static final String NAME = "rehearse-start";

  private Rehearsal() {}

  /** Rehearses in an empty folder. */
  static void run() throws IOException {
    Path folder = Files.createTempDirectory("federity-rehearsal");
    System.out.println(Version.line());
    for (String command : COMMANDS) {
      Federity.run(environment(folder), command.split(" "));
    }
    for (Class<?> view : List.of(ServerView.class, RepositoryView.class, ContributionView.class)) {
      Json.read("{}", view);
    }
    Files.delete(folder);
  }

  private static CommandEnvironment environment(Path folder) {
    PrintStream nobody =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new CommandEnvironment(
        // Nothing listens at port 1; the client and its TLS are loaded all the same.
        Map.of(
            "FEDERITY_HOME",
            folder.toString(),
            "FEDERITY_SERVER",
            "http://127.0.0.1:1",
            "FEDERITY_CLIENT_ID",
            Rehearsal.NAME,
            "FEDERITY_CLIENT_SECRET",
            Rehearsal.NAME),
        folder,
        new Console(nobody, nobody, false),
        question -> Optional.empty(),
        Clock.systemUTC(),
        Pause.real());
  }
}
