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
import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.object.ObjectId;
import io.federity.tensor.Tensor;
import io.federity.wallet.SigningKey;
import io.federity.wire.ProposeCommit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingCopyTest {
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
  void clone_writesFilesAndHead() {
    Path copy = clinic.terminal.directory;
    assertThat(copy.resolve("model.safetensors")).exists();
    assertThat(copy.resolve("recipe.json")).exists();
    assertThat(copy.resolve("architecture.json")).hasContent(Clinic.ARCHITECTURE);
    assertThat(copy.resolve(".federity/HEAD")).content().contains(server.head.id());
    JsonNode status = clinic.terminal.ok("status", "--json").json();
    assertThat(status.path("model").asText()).isEqualTo("unchanged");
    assertThat(status.path("upToDate").asBoolean()).isTrue();
    assertThat(status.path("next").asText()).startsWith("federity train");
  }

  @Test
  void commit_isCanonicalSignedAndNamesItsBase() throws IOException {
    clinic.trained(1, 2);
    JsonNode made = clinic.terminal.ok("commit", "-m", "First try", "--json").json();
    ProposeCommit proposal = clinic.copy().committed().orElseThrow();
    byte[] bytes = proposal.commit().getBytes(StandardCharsets.UTF_8);
    assertThat(JsonReader.read(bytes))
        .isInstanceOfSatisfying(
            JsonReading.Read.class,
            read -> assertThat(CanonicalJson.bytes(read.value())).isEqualTo(bytes));
    assertThat(SignedCommit.verify(bytes, Base64.getDecoder().decode(proposal.signature())))
        .isInstanceOf(Outcome.Accepted.class);
    Commit commit = CommitJson.read(bytes);
    assertThat(commit.id().hex()).isEqualTo(made.path("commit").asText());
    assertThat(commit.kind()).isEqualTo(CommitKind.CONTRIBUTION);
    assertThat(commit.parents()).containsExactly(ObjectId.of(server.head.id()));
    assertThat(commit.author()).isEqualTo("alice.cleveland");
    assertThat(commit.hospital()).isEqualTo("cleveland");
    assertThat(commit.numExamples()).isEqualTo(4);
    assertThat(commit.repository()).isEqualTo(FakeServer.REPOSITORY_ID);
  }

  @Test
  void commit_nonFinite_isRefusedBeforeAnythingIsSigned() throws IOException {
    clinic.trained(Float.NaN, 2);
    Result result = run("commit", "-m", "x");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("non-finite-parameter", "fc.weight");
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.NON_FINITE_PARAMETER.remedy());
    assertThat(clinic.copy().committed()).isEmpty();
  }

  @Test
  void commit_nonFiniteWithoutVerify_leavesItToTheServer() throws IOException {
    clinic.trained(Float.NaN, 2);
    clinic.terminal.ok("commit", "-m", "x", "--no-verify");
    server.refuse(
        "POST /api/v1/repositories/cleveland/heart/contributions",
        ErrorCode.NON_FINITE_PARAMETER,
        "tensor fc.weight is not finite");
    Result result = run("push", "--json");
    assertThat(result.exitCode()).isEqualTo(2);
    JsonNode problem = Json.tree(result.lastErrorLine());
    assertThat(problem.path("code").asText()).isEqualTo("non-finite-parameter");
    assertThat(problem.path("detail").asText()).contains("fc.weight");
    assertThat(problem.path("exitCode").asInt()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
  }

  @Test
  void commit_changedShape_isRefused() throws IOException {
    clinic.trained(1, 2);
    clinic.writeModel(
        Tensor.ofFloats("fc.weight", List.of(1L, 3L), 1, 2, 3),
        Tensor.ofFloats("fc.bias", List.of(1L), 0));
    assertThat(run("commit", "-m", "x").err()).contains("structure-changed");
  }

  @Test
  void commit_malformedSafetensors_isRefused() throws IOException {
    clinic.trained(1, 2);
    Files.write(clinic.copy().modelFile(), new byte[] {1, 2, 3});
    assertThat(run("commit", "-m", "x").err()).contains("malformed-safetensors");
  }

  @Test
  void commit_untrained_isRefused() {
    Result result = run("commit", "-m", "x");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("nothing-to-commit");
  }

  @Test
  void commit_wrongPassphrase_isRefused() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.variables.put("FEDERITY_WALLET_PASSPHRASE", "wrong passphrase");
    assertThat(run("commit", "-m", "x").err()).contains("wallet-locked");
    assertThat(clinic.copy().committed()).isEmpty();
  }

  @Test
  void commit_fieldThatMayNotLeave_isRefused() throws IOException {
    clinic.trained(1, 2);
    clinic
        .copy()
        .saveTraining(
            new io.federity.cli.workingcopy.TrainingState(
                server.head.id(), 4, Map.of("patient.name", "1"), Map.of(), 0, 0, 0, 0));
    assertThat(run("commit", "-m", "x").err()).contains("patient.name");
  }

  @Test
  void push_sendsOnlyWhatChangedAndBecomesPushed() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.ok("commit", "-m", "x");
    server.requests.clear();
    JsonNode contribution = clinic.terminal.ok("push", "--json").json();
    assertThat(contribution.path("number").asInt()).isEqualTo(1);
    assertThat(server.sent("PUT", "/objects/")).hasSize(3); // two tensors and the tree
    assertThat(clinic.copy().committed()).isEmpty();
    JsonNode status = clinic.terminal.ok("status", "--offline", "--json").json();
    assertThat(status.path("model").asText()).isEqualTo("pushed");
  }

  @Test
  void push_nothingCommitted_isRefused() {
    assertThat(run("push").exitCode()).isEqualTo(3);
  }

  @Test
  void push_interrupted_resumesWithoutSendingTwice() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.ok("commit", "-m", "x");
    server.requests.clear();
    server.breakAtPut(2);
    assertThat(run("push").exitCode()).isEqualTo(4);
    assertThat(clinic.copy().committed()).isPresent();
    assertThat(server.sent("PUT", "/objects/")).hasSize(1);
    server.breakAtPut(0);
    clinic.terminal.ok("push");
    assertThat(server.sent("PUT", "/objects/")).hasSize(3);
    assertThat(server.sent("POST", "/contributions")).hasSize(1);
  }

  @Test
  void push_refusedByServer_keepsTheCommit() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.ok("commit", "-m", "x");
    server.refuse(
        "POST /api/v1/repositories/cleveland/heart/contributions",
        ErrorCode.BASE_OUTDATED,
        "main has moved");
    Result result = run("push");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.BASE_OUTDATED.remedy());
    assertThat(clinic.copy().committed()).isPresent();
  }

  @Test
  void pull_serverSignedCommit_movesHead() {
    Commit next = next(server.key);
    server.publish(next, server.key);
    JsonNode pulled = clinic.terminal.ok("pull", "--json").json();
    assertThat(pulled.path("head").asText()).isEqualTo(next.id().hex());
    assertThat(pulled.path("objectsDownloaded").asInt()).isZero();
    assertThat(clinic.copy().head()).contains(next.id());
  }

  @Test
  void pull_foreignServerKey_isRefusedAndKeepsHead() {
    SigningKey foreign = SigningKey.generate();
    server.publish(next(foreign), foreign);
    Optional<ObjectId> before = clinic.copy().head();
    Result result = run("pull");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("signature-invalid", "pinned key");
    assertThat(clinic.copy().head()).isEqualTo(before);
  }

  @Test
  void pull_changedObject_isRefusedAndKeepsHead() throws IOException {
    byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
    Commit base = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    ObjectId absent = ObjectId.ofBytes("recipe".getBytes(StandardCharsets.UTF_8));
    server.objects.put(absent.hex(), other);
    server.publish(next(server.key, base.tree(), absent), server.key);
    Optional<ObjectId> before = clinic.copy().head();
    assertThat(run("pull").err()).contains("object-hash-mismatch");
    assertThat(clinic.copy().head()).isEqualTo(before);
  }

  @Test
  void pull_unpushedWork_isKeptUnlessForced() throws IOException {
    clinic.trained(1, 2);
    server.publish(next(server.key), server.key);
    assertThat(run("pull").err()).contains("--force");
    clinic.terminal.ok("pull", "--force");
    JsonNode status = clinic.terminal.ok("status", "--offline", "--json").json();
    assertThat(status.path("model").asText()).isEqualTo("unchanged");
  }

  @Test
  void clone_fullFolder_isRefused() throws IOException {
    clinic.terminal.directory = folder;
    Files.createDirectories(folder.resolve("full/x"));
    assertThat(run("clone", "cleveland/heart", "full").exitCode()).isEqualTo(3);
  }

  @Test
  void status_outside_isRefused() {
    clinic.terminal.directory = folder;
    Result result = run("status");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.lastErrorLine()).contains("federity clone");
  }

  @Test
  void progress_noTerminal_isSilent() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.ok("commit", "-m", "x");
    Result silent = clinic.terminal.ok("push");
    assertThat(silent.err()).doesNotContain("\u001b").doesNotContain("objects");
  }

  @Test
  void progress_terminal_isOnStandardErrorOnly() throws IOException {
    clinic.trained(1, 2);
    clinic.terminal.ok("commit", "-m", "x");
    clinic.terminal.watched = true;
    Result watched = clinic.terminal.ok("push", "--json");
    assertThat(watched.err()).contains("3 of 3 objects");
    assertThat(watched.out().lines()).hasSize(1);
  }

  private Commit next(SigningKey signer) {
    Commit base = CommitJson.read(server.head.commit().getBytes(StandardCharsets.UTF_8));
    return next(signer, base.tree(), base.recipe());
  }

  private Commit next(SigningKey signer, ObjectId tree, ObjectId recipe) {
    return new Commit(
        CommitKind.STANDARDISATION,
        FakeServer.REPOSITORY_ID,
        "main",
        List.of(ObjectId.of(server.head.id())),
        tree,
        recipe,
        "federity",
        "",
        signer.address(),
        "Freeze the statistics",
        0,
        Map.of(),
        Map.of(),
        FakeServer.NOON,
        Optional.empty());
  }
}
