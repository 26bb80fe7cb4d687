package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import io.federity.cli.console.Json;
import io.federity.error.ErrorCode;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.MissingObjectView;
import io.federity.wire.ObjectInventoryView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators and auditors are told of a store and of a server, and the exit codes. */
class AdminTest {
  private static final byte[] BYTES = "tensor".getBytes(StandardCharsets.UTF_8);
  private static final ObjectId ID = ObjectId.ofBytes(BYTES);

  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private Terminal terminal;
  private Path store;

  @BeforeEach
  void storeOneObject() throws IOException {
    terminal = new Terminal(folder, server);
    store = folder.resolve("data");
    new FileObjectStore(store).put(BYTES);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fsck_ofASoundStore_countsAndExits0() {
    Result result = terminal.ok("fsck", store.toString());
    assertThat(result.out().strip()).isEqualTo("1 objects, 6 bytes, 0 defects");
  }

  @Test
  void fsck_ofADamagedStore_namesEachDefectAndTheWayOut() throws IOException {
    Files.writeString(file(ID), "tensoR");
    Files.writeString(store.resolve("objects/notes.txt"), "hello");

    Result result = terminal.run("fsck", store.toString());

    assertThat(result.exitCode()).isEqualTo(ErrorCode.STORE_DAMAGED.exitCode());
    assertThat(result.out())
        .contains("corrupt " + ID.hex())
        .contains("stray objects/notes.txt")
        .contains("Push it again from a clone")
        .contains("1 objects, 6 bytes, 2 defects");
    assertThat(result.lastErrorLine()).isEqualTo(ErrorCode.STORE_DAMAGED.remedy());

    new FileObjectStore(store).put(BYTES); // what it says to do
    Files.delete(store.resolve("objects/notes.txt"));
    terminal.ok("fsck", store.toString());
  }

  @Test
  void fsck_withJson_isOneDocument() throws IOException {
    Files.writeString(file(ID), "tensoR");
    JsonNode found = terminal.run("fsck", store.toString(), "--json").json();
    assertThat(found.path("objects").asInt()).isEqualTo(1);
    assertThat(found.path("defects").get(0).path("kind").asText()).isEqualTo("corrupt");
    assertThat(found.path("defects").get(0).path("subject").asText()).isEqualTo(ID.hex());
  }

  @Test
  void fsck_ofAnotherFolder_isRefused() {
    Result result = terminal.run("fsck", folder.toString(), "--json");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(Json.tree(result.err()).path("code").asText()).isEqualTo("bad-request");
  }

  @Test
  void reconcile_whereAllAgrees_saysSoAndExits0() {
    signIn();
    assertThat(terminal.ok("admin", "reconcile").out()).contains("agree");
  }

  @Test
  void reconcile_withFindings_explainsEachAndExits5() {
    signIn();
    server.discrepancies.add(
        new DiscrepancyView(
            "round",
            "r1",
            "cleveland/heart",
            "FROZEN",
            List.of(),
            "The round is frozen, but no process runs: nobody will be asked.",
            "Restore all of its tables from one backup."));

    Result result = terminal.run("admin", "reconcile");

    assertThat(result.exitCode()).isEqualTo(ErrorCode.RECORDS_DISAGREE.exitCode());
    assertThat(result.out())
        .contains("round r1  cleveland/heart")
        .contains("nobody will be asked")
        .contains("from one backup");
    assertThat(terminal.run("admin", "reconcile", "--json").json().get(0).path("kind").asText())
        .isEqualTo("round");
  }

  @Test
  void objects_whereSomeAreMissing_namesWhatNeedsThemAndExits5() {
    signIn();
    terminal.ok("admin", "objects");
    server.inventory =
        new ObjectInventoryView(
            7,
            6,
            List.of(new MissingObjectView(ID.hex(), "cleveland/heart", "tensor fc.bias")),
            1,
            List.of("ab".repeat(32)));

    Result result = terminal.run("admin", "objects");

    assertThat(result.exitCode()).isEqualTo(ErrorCode.STORE_DAMAGED.exitCode());
    assertThat(result.out())
        .contains("missing " + ID.hex() + ": tensor fc.bias in cleveland/heart")
        .contains("unknown " + "ab".repeat(32))
        .contains("7 objects stored, 6 of them named by commits");
  }

  @Test
  void retry_asksForTheSubject() {
    signIn();
    assertThat(terminal.ok("admin", "retry", "r1").out()).contains("1 steps are tried again");
  }

  private void signIn() {
    terminal.ok("auth", "login", "--no-browser");
  }

  private Path file(ObjectId id) {
    return store
        .resolve("objects")
        .resolve(id.hex().substring(0, 2))
        .resolve(id.hex().substring(2));
  }
}
