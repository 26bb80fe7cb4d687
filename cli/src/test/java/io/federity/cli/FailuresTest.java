package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.error.ErrorCode;
import io.federity.object.StorageFullException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FailuresTest {
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console =
      new Console(
          new PrintStream(OutputStream.nullOutputStream()),
          new PrintStream(err, true, StandardCharsets.UTF_8),
          false);

  @Test
  void fullDisk_isRefusedWithItsOwnCodeAndWhatToDo() {
    var full = new StorageFullException(Path.of("/home/alice/heart"), new IOException("simulated"));
    assertThat(handle(new UncheckedIOException("cannot write HEAD", full)))
        .isEqualTo(ErrorCode.STORAGE_FULL.exitCode());
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "Refused (storage-full): the disk of /home/alice/heart is full",
            ErrorCode.STORAGE_FULL.remedy());
  }

  @Test
  void otherFaultOfTheDisk_isAFileThatCannotBeUsed() {
    var fault = new UncheckedIOException("cannot write HEAD", new IOException("I/O error"));
    assertThat(handle(fault)).isEqualTo(ErrorCode.FILE_UNUSABLE.exitCode());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Refused (file-unusable): cannot write HEAD", "I/O error");
  }

  private int handle(Exception failure) {
    var environment =
        new CommandEnvironment(
            Map.of(),
            Path.of("/home/alice"),
            console,
            question -> Optional.empty(),
            Clock.systemUTC(),
            FailuresTest::doNotPause);
    var failures = new Failures(environment, List.of());
    var command = new CommandLine(CommandLine.Model.CommandSpec.create());
    return failures.handleExecutionException(failure, command, command.parseArgs());
  }

  private static void doNotPause(Duration duration) {
    throw new AssertionError("paused for " + duration);
  }
}
