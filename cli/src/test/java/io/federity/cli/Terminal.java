package io.federity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person at a terminal of a test: runs commands and keeps what they printed. */
final class Terminal {
  static final String PASSPHRASE = "correct horse battery";

  /** What one command did. */
  record Result(int exitCode, String out, String err) {
    JsonNode json() {
      return Json.tree(out);
    }

    String lastErrorLine() {
      return err.lines().reduce("", (first, second) -> second);
    }
  }

  final Map<String, String> variables = new LinkedHashMap<>();
  final List<Duration> pauses = new ArrayList<>();
  final Path home;
  Path directory;
  boolean watched;
  Clock clock = Clock.fixed(FakeServer.NOON, ZoneOffset.UTC);

  Terminal(Path folder, FakeServer server) {
    home = folder.resolve("home");
    directory = folder.resolve("work");
    variables.put("FEDERITY_HOME", home.toString());
    variables.put("FEDERITY_SERVER", server.address());
    variables.put("FEDERITY_WALLET_PASSPHRASE", PASSPHRASE);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same person in another folder. */
  Terminal in(String name) {
    Terminal there = new Terminal(home, directory.resolve(name).normalize(), variables);
    there.clock = clock;
    return there;
  }

  private Terminal(Path home, Path directory, Map<String, String> variables) {
    this.home = home;
    this.directory = directory;
    this.variables.putAll(variables);
  }

  Result run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            watched);
    int exitCode = Federity.run(environment(console), arguments);
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private CommandEnvironment environment(Console console) {
    return new CommandEnvironment(
        variables, directory, console, question -> Optional.empty(), clock, pauses::add);
  }

  /** Runs a command that must succeed. */
  Result ok(String... arguments) {
    Result result = run(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + result);
    }
    return result;
  }
}
