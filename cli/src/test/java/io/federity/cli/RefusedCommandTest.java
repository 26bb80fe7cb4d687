package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.cli.Terminal.Result;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command that the server refuses says that it is done. */
class RefusedCommandTest {
  /** They ask no server. */
  private static final Set<String> LOCAL =
      Set.of("wallet create", "wallet show", "train", "diff", "commit", "evaluate", "fsck");

  /** They tell what they found, also that the server refuses. */
  private static final Set<String> TELLING = Set.of("status", "doctor");

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private final Set<String> refused = new TreeSet<>();

  @Test
  void everyCommand_refusedByTheServer_endsWithTheCodesStatusAndNextStep() throws IOException {
    new AliceDay(folder, server).live(this::refusedThenDone);
    assertThat(refused).hasSizeGreaterThan(25);
  }

  private void refusedThenDone(AliceDay.Step step) {
    if (!LOCAL.contains(step.command()) && !TELLING.contains(step.command())) {
      for (ErrorCode code :
          new ErrorCode[] {ErrorCode.NOT_ALLOWED, ErrorCode.WRONG_STATE, ErrorCode.INTERNAL}) {
        server.refuseAll = Optional.of(code);
        Result result = step.run();
        assertThat(result.exitCode()).as(step + ": " + result).isEqualTo(code.exitCode());
        assertThat(result.lastErrorLine()).isEqualTo(code.remedy());
        assertThat(result.out()).isEmpty();
      }
      server.refuseAll = Optional.empty();
      refused.add(step.command());
    }
    Result control = step.run();
    if (!step.command().equals("doctor")) { // which finds no ledger here
      assertThat(control.exitCode()).as(step + ": " + control).isZero();
    }
  }
}
