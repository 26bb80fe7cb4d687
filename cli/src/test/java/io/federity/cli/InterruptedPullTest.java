package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.commit.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A pull that ends after any of its writes. Each file is replaced as a whole, so these are all the
 * states that there can be.
 */
class InterruptedPullTest {
  /** In the order of the writes; the last two come and go within a pull. */
  private static final List<String> WRITES =
      List.of(
          ".federity/checkout",
          "recipe.json",
          "architecture.json",
          "model.safetensors",
          ".federity/HEAD",
          "end of .federity/checkout");

  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private Clinic clinic;
  private Path before;
  private Commit next;

  static IntStream writes() {
    return IntStream.rangeClosed(0, WRITES.size());
  }

  @BeforeEach
  void pullOnce() throws IOException {
    clinic = new Clinic(folder, server).withClone();
    before = folder.resolve("before");
    copyTree(clinic.terminal.directory, before);
    next = NextModel.publish(server, 1.5f);
    clinic.terminal.ok("pull");
  }

  /** The state in which the first writes were made and the others not. */
  private Terminal afterWrites(int made) throws IOException {
    Path after = clinic.terminal.directory;
    Path state = after.resolveSibling("state");
    copyTree(after, state);
    for (String file : WRITES.subList(made, WRITES.size())) {
      if (Files.exists(before.resolve(file))) {
        Files.copy(before.resolve(file), state.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (made > 0 && made < WRITES.size()) {
      Files.writeString(state.resolve(".federity/checkout"), next.id().hex() + "\n");
    }
    return clinic.terminal.in("../state");
  }

  @ParameterizedTest
  @MethodSource("writes")
  void pull_interruptedAfterAnyWrite_goesOnWhenRepeated(int made) throws IOException {
    Terminal terminal = afterWrites(made);
    JsonNode status = terminal.ok("status", "--json").json();
    boolean between = made > 0 && made < WRITES.size();
    assertThat(status.path("model").asText()).isEqualTo(between ? "interrupted" : "unchanged");
    assertThat(status.path("next").asText())
        .isEqualTo(made == WRITES.size() ? "federity train --data FILE" : "federity pull");
    terminal.ok("pull");
    JsonNode after = terminal.ok("status", "--json").json();
    assertThat(after.path("model").asText()).isEqualTo("unchanged");
    assertThat(after.path("base").asText()).isEqualTo(next.id().hex());
    assertThat(Files.readAllBytes(terminal.directory.resolve("model.safetensors")))
        .isEqualTo(Files.readAllBytes(clinic.copy().modelFile()));
  }

  @Test
  void trainAndCommit_betweenTwoCommits_areRefusedUntilThePullIsDone() throws IOException {
    Terminal terminal = afterWrites(3);
    Files.writeString(terminal.directory.resolve("rows.csv"), "note,age,sugar,ill\na,41,0.1,1\n");
    for (String[] command :
        List.of(new String[] {"train", "--data", "rows.csv"}, new String[] {"commit", "-m", "x"})) {
      Result result = terminal.run(command);
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.err()).contains("pull-interrupted");
      assertThat(result.lastErrorLine()).startsWith("Run `federity pull`");
    }
    terminal.ok("pull");
    assertThat(terminal.run("commit", "-m", "x").err()).contains("nothing-to-commit");
  }

  @Test
  void halfWrittenModel_ofAnHourAgo_isRemoved_youngerOnesStay() throws IOException {
    Path old = clinic.terminal.directory.resolve(".model.safetensors.old");
    Path young = clinic.terminal.directory.resolve(".model.safetensors.young");
    Files.writeString(old, "half");
    Files.writeString(young, "half");
    Files.setLastModifiedTime(old, FileTime.from(FakeServer.NOON.minus(Duration.ofHours(2))));
    Files.setLastModifiedTime(young, FileTime.from(FakeServer.NOON.minusSeconds(60)));
    clinic.terminal.ok("pull");
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Path copy = to.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
