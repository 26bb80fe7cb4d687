package io.federity.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The program in a process of its own, without a terminal, to be signalled in the middle. */
final class RunningProgram {
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path out;
  private final Path err;

  private RunningProgram(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it where the terminal is, with the terminal's variables and an empty input. */
  static RunningProgram start(Terminal terminal, String... arguments) {
    try {
      Path out = Files.createTempFile(terminal.home.getParent(), "out", ".txt");
      Path err = Files.createTempFile(terminal.home.getParent(), "err", ".txt");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-XX:TieredStopAtLevel=1",
                  "-Dai.djl.offline=true",
                  "-Djdk.http.auth.tunneling.disabledSchemes=",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  "io.federity.cli.Program"));
      command.addAll(List.of(arguments));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(terminal.directory.toFile())
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(terminal.variables);
      return new RunningProgram(builder.start(), out, err);
    } catch (IOException e) {
      throw new IllegalStateException("the program does not start", e);
    }
  }

  /** Sends a signal such as {@code INT}. */
  void signal(String name) {
    try {
      int sent =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
      if (sent != 0 && process.isAlive()) {
        throw new IllegalStateException("cannot signal " + process.pid());
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot signal", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Waits until something is true of the running program; fails where it ends before. */
  void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("never " + what + ": " + end());
      }
      Thread.onSpinWait();
    }
  }

  /** Whether the process has loaded a native library; Linux only. */
  boolean hasLoaded(String library) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/maps")).contains(library);
    } catch (IOException e) {
      return false;
    }
  }

  /** Waits for its end. */
  Terminal.Result end() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the program does not end: " + Files.readString(err));
      }
      return new Terminal.Result(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      throw new IllegalStateException("no output", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
