package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Branches and tags from the command line. */
class RefCommandsTest {
  @TempDir Path folder;
  @AutoClose private final FakeServer server = new FakeServer();
  private Clinic clinic;

  @BeforeEach
  void cloneRepository() throws IOException {
    clinic = new Clinic(folder, server).withClone();
  }

  private Result run(String... arguments) {
    return clinic.terminal.run(arguments);
  }

  @Test
  void branch_created_isProtectedAndListedWithWhoAndWhy() {
    JsonNode made =
        clinic.terminal.ok("branch", "create", "trial", "-m", "Try a rate", "--json").json();
    assertThat(made.path("name").asText()).isEqualTo("refs/heads/trial");
    assertThat(made.path("commit").asText()).isEqualTo(server.head.id());
    assertThat(made.path("protectedRef").asBoolean()).isTrue();
    clinic.terminal.ok("tag", "create", "v1", "-m", "Sent to the ethics board");

    assertThat(clinic.terminal.ok("branch", "list").out())
        .contains("trial", "by review", "alice", "Try a rate")
        .doesNotContain("v1");
    JsonNode tags = clinic.terminal.ok("tag", "list", "--json").json();
    assertThat(tags).hasSize(1);
    assertThat(tags.get(0).path("reason").asText()).isEqualTo("Sent to the ethics board");
  }

  @Test
  void branch_createdUnprotected_saysSo() {
    JsonNode made =
        clinic.terminal.ok("branch", "create", "x", "-m", "y", "--unprotected", "--json").json();
    assertThat(made.path("protectedRef").asBoolean()).isFalse();
    assertThat(clinic.terminal.ok("branch", "list").out()).contains("directly");
  }

  @Test
  void branch_thatIsThere_isNotOverwritten() {
    clinic.terminal.ok("branch", "create", "trial", "-m", "first");
    Result again = run("branch", "create", "trial", "-m", "second");
    assertThat(again.exitCode()).isEqualTo(3);
    assertThat(again.lastErrorLine()).isEqualTo(ErrorCode.PRECONDITION_FAILED.remedy());
    assertThat(server.refs.get("refs/heads/trial").reason()).isEqualTo("first");
  }

  @Test
  void tag_deleted_namesTheCommitThatWasLookedAt() {
    clinic.terminal.ok("tag", "create", "v1", "-m", "first");
    clinic.terminal.ok("tag", "delete", "v1", "-m", "a typing error");
    assertThat(server.refs).isEmpty();
    assertThat(server.sent("DELETE", "/refs/tags/v1?reason=a%20typing%20error"))
        .singleElement()
        .satisfies(sent -> assertThat(sent.condition()).contains(server.head.id()));
  }

  @Test
  void ref_withoutAReason_isWrongUsage() {
    assertThat(run("tag", "create", "v1").exitCode()).isEqualTo(ExitCode.USAGE.status());
    assertThat(run("branch", "delete", "trial").exitCode()).isEqualTo(ExitCode.USAGE.status());
  }

  @Test
  void ref_withABadName_isRefusedBeforeAnythingIsSent() {
    server.requests.clear();
    Result refused = run("branch", "create", "../main", "-m", "x");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("bad-request", "../main");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void ref_thatIsNotThere_isNotDeleted() {
    assertThat(run("tag", "delete", "v9", "-m", "x").err()).contains("not-found");
  }
}
