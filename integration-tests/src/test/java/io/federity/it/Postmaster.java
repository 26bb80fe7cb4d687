package io.federity.it;

import io.federity.demo.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The running PostgreSQL of the tests as its operator has it: stopped, and started as it was. */
final class Postmaster {
  private final Path log;
  private final ProcessHandle process;
  private final List<String> command;

  private Postmaster(Path log, ProcessHandle process, List<String> command) {
    this.log = log;
    this.process = process;
    this.command = command;
  }

  /** The one that runs on these files. */
  static Postmaster of(Path files) {
    try {
      long pid = Long.parseLong(Files.readAllLines(files.resolve("postmaster.pid")).getFirst());
      ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
      List<String> command = new ArrayList<>();
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to be root
      }
      command.add(process.info().command().orElseThrow());
      command.addAll(List.of(process.info().arguments().orElseThrow()));
      return new Postmaster(files.resolveSibling("log/postgres-again.log"), process, command);
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run on " + files, e);
    }
  }

  /** Ends it in good order, and every connection with it (a "fast shutdown"). */
  void stop() {
    try {
      Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("PostgreSQL does not run");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
    }
    Waiting.until(
        "PostgreSQL is gone",
        Duration.ofMinutes(1),
        () -> process.isAlive() ? Optional.empty() : Optional.of(process));
  }

  /** Starts it again on its files and its port; whoever needs it asks until it answers. */
  void start() {
    try {
      new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not start", e);
    }
  }
}
