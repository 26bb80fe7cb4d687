package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.cli.console.Json;
import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.wallet.SigningKey;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking commits of a branch back from the command line. */
class RevertTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private Clinic clinic;
  private Commit first;
  private Commit second;
  private Commit third;

  @BeforeEach
  void cloneRepository() throws IOException {
    clinic = new Clinic(folder, server).withClone();
    first = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    second = publish("second", "tree 2", server.key);
    third = publish("third", "tree 3", server.key);
    newestFirst();
  }

  /** The server's log begins with the newest. */
  private void newestFirst() {
    List<CommitView> log = List.copyOf(server.commits.values()).reversed();
    server.commits.clear();
    log.forEach(commit -> server.commits.put(commit.id(), commit));
  }

  private Commit publish(String message, String tree, SigningKey key) {
    Commit commit =
        new Commit(
            CommitKind.STANDARDISATION,
            FakeServer.REPOSITORY_ID,
            "main",
            List.of(ObjectId.of(server.head.id())),
            ObjectId.ofBytes(tree.getBytes(StandardCharsets.UTF_8)),
            first.recipe(),
            "federity",
            "",
            key.address(),
            message,
            0,
            Map.of(),
            Map.of(),
            FakeServer.NOON,
            Optional.empty());
    server.publish(commit, key);
    return commit;
  }

  private Commit proposed() {
    ProposeCommit proposal =
        Json.read(server.sent("POST", "/contributions").getLast().text(), ProposeCommit.class)
            .orElseThrow();
    byte[] bytes = proposal.commit().getBytes(StandardCharsets.UTF_8);
    assertThat(SignedCommit.verify(bytes, Base64.getDecoder().decode(proposal.signature())))
        .isInstanceOf(Outcome.Accepted.class);
    return CommitJson.read(bytes);
  }

  @Test
  void revert_ofTheHead_proposesTheTreeBeforeIt() {
    Result result = clinic.terminal.ok("revert", "main", "-m", "It did harm");
    Commit revert = proposed();
    assertThat(revert.kind()).isEqualTo(CommitKind.REVERT);
    assertThat(revert.parents()).containsExactly(third.id(), second.id());
    assertThat(revert.tree()).isEqualTo(second.tree());
    assertThat(revert.numExamples()).isZero();
    assertThat(revert.metrics()).isEmpty();
    assertThat(revert.author()).isEqualTo("alice.cleveland");
    assertThat(result.out())
        .contains("Undoes " + third.id().shortHex(), "nothing was trained")
        .doesNotContain("Undoes " + second.id().shortHex());
    assertThat(result.lastErrorLine()).startsWith("Next: a reviewer");
    assertThat(server.sent("PUT", "/objects/")).hasSize(5); // those of the root alone
  }

  @Test
  void revert_ofAnEarlierCommit_undoesTheLaterOnesTooAndSaysSo() {
    Result result = clinic.terminal.ok("revert", second.id().hex(), "-m", "Both did harm");
    assertThat(proposed().parents()).containsExactly(third.id(), first.id());
    assertThat(result.out())
        .contains("Undoes " + third.id().shortHex(), "Undoes " + second.id().shortHex());
  }

  @Test
  void revert_ofTheFirstCommit_isRefused() {
    Result refused = clinic.terminal.run("revert", first.id().hex(), "-m", "x");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.lastErrorLine()).isEqualTo(ErrorCode.NOT_A_REVERT.remedy());
    assertThat(server.sent("POST", "/contributions")).isEmpty();
  }

  @Test
  void revert_onALineThatAnotherKeySigned_isRefused() {
    publish("fourth", "tree 4", SigningKey.generate());
    newestFirst();
    assertThat(clinic.terminal.run("revert", "main", "-m", "x").err())
        .contains("signature-invalid");
    assertThat(server.sent("POST", "/contributions")).isEmpty();
  }

  @Test
  void revert_withoutAMessage_isWrongUsage() {
    assertThat(clinic.terminal.run("revert", "main").exitCode()).isEqualTo(ExitCode.USAGE.status());
    assertThat(clinic.terminal.run("revert", "main", "-m", " ").exitCode()).isEqualTo(2);
  }

  @Test
  void revert_asJson_isTheContribution() {
    JsonNode made = clinic.terminal.ok("revert", "main", "-m", "x", "--json").json();
    assertThat(made.path("kind").asText()).isEqualTo("revert");
    assertThat(made.path("numExamples").asInt()).isZero();
  }
}
