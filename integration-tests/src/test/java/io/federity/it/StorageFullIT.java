package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import io.federity.error.ErrorCode;
import io.federity.object.FileObjectStore;
import io.federity.object.ObjectId;
import io.federity.wire.ProposeCommit;
import io.federity.wire.RetryRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The disk of the objects is really full, in the middle of something; then there is room again. */
@ExtendWith(FederationExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StorageFullIT {
  private static final DemoPerson ALICE = DemoPerson.CONTRIBUTORS.getFirst();
  private static final DemoPerson ROBERT = DemoPerson.REVIEWERS.getFirst();
  private static final Duration UNTIL_GIVEN_UP = Duration.ofMinutes(2);
  private static final int HALF_OF_IT = 200_000;

  private final Federation shared;
  private final SmallDisk disk;
  private Federation server;
  private TinyRepository repository;

  StorageFullIT(Federation shared) {
    this.shared = shared;
    this.disk = new SmallDisk(shared.root().resolve("integration-tests/target/small-disk"));
  }

  @BeforeAll
  void startServer() {
    assumeThat(SmallDisk.isPossible()).as("a disk of one's own").isTrue();
    server = shared.startOn(disk);
  }

  @AfterAll
  void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void foundRepository() {
    repository = TinyRepository.found(server, 1, "none", List.of(ALICE, ROBERT));
  }

  @Test
  void upload_thatFillsTheDisk_isRefusedAndLeavesNothing_andCompletesWhenThereIsRoom()
      throws IOException {
    byte[] large = new byte[2 * HALF_OF_IT];
    new Random(1).nextBytes(large);
    String path = repository.path() + "/objects/" + ObjectId.ofBytes(large).hex();
    ApiClient alice = server.api(ALICE);
    disk.fill(server, HALF_OF_IT);

    RefusalsIT.assertProblem(ErrorCode.STORAGE_FULL, alice.putBytes(path, large));

    assertThat(alice.get(path).status()).isEqualTo(404);
    Path seen = disk.seenFromOutside(server);
    assertThat(seen.resolve("incoming")).isEmptyDirectory();
    assertThat(new FileObjectStore(seen).fsck().defects()).isEmpty();
    disk.free(server);
    assertThat(alice.putBytes(path, large).status()).isEqualTo(201);
    assertThat(alice.get(path).orThrow().body()).isEqualTo(large);
  }

  @Test
  void push_withoutRoomForItsCommit_isRefusedAndLeavesNothing_andIsTakenWhenThereIsRoom() {
    ProposeCommit proposal = repository.draft(ALICE).upload();
    String contributions = repository.path() + "/contributions";
    ApiClient alice = server.api(ALICE);
    disk.fill(server, 0);

    RefusalsIT.assertProblem(ErrorCode.STORAGE_FULL, alice.post(contributions, proposal));

    assertThat(alice.get(contributions).orThrow().json()).isEmpty();
    disk.free(server);
    assertThat(alice.post(contributions, proposal).status()).isEqualTo(201);
    repository.awaitReview(1);
  }

  @Test
  void aggregation_thatFillsTheDisk_isNamedWithItsCode_andIsDoneWhenItIsTriedAgain()
      throws IOException {
    CrashPoints points = server.crashPoints();
    JsonNode contribution = repository.pushForReview(ALICE);
    points.arm("tensor-aggregated");
    repository.approve(ROBERT, contribution).orThrow();
    points.awaitReached("tensor-aggregated");
    disk.fill(server, 0);
    points.release("tensor-aggregated"); // the second tensor finds no room

    ApiClient adam = server.api(DemoPerson.AUDITOR);
    JsonNode found =
        Waiting.until(
            "the step is given up",
            UNTIL_GIVEN_UP,
            () ->
                Optional.of(adam.get("/reconciliation").orThrow().json())
                    .filter(findings -> !findings.isEmpty())
                    .map(findings -> findings.get(0)));
    assertThat(found.path("kind").asText()).isEqualTo("step");
    assertThat(found.path("activities").get(0).asText()).isEqualTo("aggregate");
    assertThat(found.path("explanation").asText())
        .contains(ErrorCode.STORAGE_FULL.code(), "is full");
    assertThat(repository.awaitRound(1, round -> true).path("mergeCommit").asText("")).isEmpty();

    disk.free(server);
    server
        .api(DemoPerson.MAINTAINER)
        .post("/reconciliation/retry", new RetryRequest(found.path("subject").asText()))
        .orThrow();
    repository.awaitRound("aggregated");
    assertThat(adam.get("/reconciliation").orThrow().json()).isEmpty();
    assertThat(new FileObjectStore(disk.seenFromOutside(server)).fsck().defects()).isEmpty();
  }
}
