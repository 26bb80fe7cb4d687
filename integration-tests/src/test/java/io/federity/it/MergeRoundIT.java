package io.federity.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.demo.DemoPerson;
import io.federity.demo.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rounds from the first push to the published merge, through the API alone. */
@ExtendWith(FederationExtension.class)
class MergeRoundIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<DemoPerson> CONTRIBUTORS = DemoPerson.CONTRIBUTORS;
  private static final List<DemoPerson> REVIEWERS = DemoPerson.REVIEWERS;

  private final Federation federation;
  private TinyRepository repository;

  MergeRoundIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void foundRepository() {
    // Hospitals are known once their people have signed in.
    CONTRIBUTORS.forEach(person -> federation.api(person).get("/me").orThrow());
    repository = TinyRepository.found(federation, 2, "none");
  }

  /** After every test: where the records and the processes stand must agree. */
  @AfterEach
  void recordsAndProcesses_agree() {
    JsonNode found = federation.api(DemoPerson.AUDITOR).get("/reconciliation").orThrow().json();
    assertThat(found).isEmpty();
  }

  @Test
  void everyHospitalIn_closesEvaluatesAndPublishes() {
    List<JsonNode> pushed = pushAndApprove(4);
    JsonNode round = awaitRound(1, "aggregated");
    assertThat(round.path("closeReason").asText()).isEqualTo("quorum");
    assertThat(round.path("members")).hasSize(4);
    assertThat(round.path("missingHospitals")).isEmpty();
    assertThat(roundOf(pushed.getFirst().path("commit").asText())).isEqualTo(1);

    evaluateEverywhere(60, 70);
    JsonNode waiting = awaitRound(1, "awaiting-sign-off");
    assertThat(waiting.path("processActivity").asText()).isEqualTo("signOff");
    assertThat(waiting.path("flags")).isEmpty();
    assertThat(inboxKinds(DemoPerson.COMPLIANCE)).contains("sign-off");
    String merge = waiting.path("mergeCommit").asText();
    assertThat(repository.signOff("approve", merge, List.of()).ok()).isTrue();

    JsonNode published = awaitRound(1, "published");
    assertThat(repository.head().hex()).isEqualTo(merge);
    assertThat(published.path("evaluations")).hasSize(4);
    for (JsonNode contribution : pushed) {
      repository.awaitState(contribution.path("number").asInt(), "merged");
    }
    repository.awaitMints(6);
    JsonNode commit =
        federation
            .api(DemoPerson.MAINTAINER)
            .get(repository.path() + "/commits/" + merge)
            .orThrow()
            .json();
    assertThat(commit.path("parents")).hasSize(5);
  }

  @Test
  void maintainerCloses_belowQuorum_isRefused_thenWithQuorumCloses() {
    pushAndApprove(1);
    ApiReply early = close();
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("code").asText()).isEqualTo("below-quorum");
    approve(CONTRIBUTORS.get(1), REVIEWERS.get(1));
    assertThat(close().ok()).isTrue();
    assertThat(awaitRound(1, "aggregated").path("closeReason").asText()).isEqualTo("maintainer");
    ApiReply late = repository.draft(CONTRIBUTORS.get(2)).push();
    assertThat(late.status()).isEqualTo(409);
  }

  @Test
  void refusedSignOff_opensTheRoundWithoutTheExcluded() {
    List<JsonNode> pushed = pushAndApprove(3);
    assertThat(close().ok()).isTrue();
    awaitRound(1, "aggregated");
    evaluateEverywhere(70, 60);
    JsonNode waiting = awaitRound(1, "awaiting-sign-off");
    assertThat(waiting.path("flags").get(0).asText()).contains("accuracy fell");
    String excluded = pushed.getFirst().path("commit").asText();
    String merge = waiting.path("mergeCommit").asText();
    assertThat(repository.signOff("refuse", merge, List.of(excluded)).ok()).isTrue();

    JsonNode open = awaitRound(1, "open");
    assertThat(open.path("members")).hasSize(2);
    assertThat(open.path("exclusions").get(0).path("commit").asText()).isEqualTo(excluded);
    repository.awaitState(pushed.getFirst().path("number").asInt(), "rejected");

    assertThat(close().ok()).isTrue();
    awaitRound(1, "aggregated");
    evaluateEverywhere(60, 60);
    String second = awaitRound(1, "awaiting-sign-off").path("mergeCommit").asText();
    assertThat(second).isNotEqualTo(merge);
    assertThat(repository.signOff("approve", second, List.of()).ok()).isTrue();
    awaitRound(1, "published");
  }

  @Test
  void contributionInReview_whenTheRoundPublishes_isOutdated() {
    pushAndApprove(2);
    int late = repository.pushForReview(CONTRIBUTORS.get(2)).path("number").asInt();
    assertThat(close().ok()).isTrue();
    awaitRound(1, "aggregated");
    evaluateEverywhere(60, 60);
    String merge = awaitRound(1, "awaiting-sign-off").path("mergeCommit").asText();
    assertThat(repository.signOff("approve", merge, List.of()).ok()).isTrue();
    repository.awaitState(late, "outdated");
  }

  @Test
  void evaluationJobs_areForTheOwnHospitalAndItsLeaseOnly() {
    pushAndApprove(2);
    assertThat(close().ok()).isTrue();
    awaitRound(1, "aggregated");
    JsonNode job = repository.awaitJob("cleveland");
    String id = job.path("id").asText();
    assertThat(worker("hungary").report(id, 60, 60).status()).isEqualTo(403);
    ApiReply stranger = worker("cleveland").report(id, "another", 60, 60);
    assertThat(stranger.json().path("code").asText()).isEqualTo("lease-lost");
    assertThat(worker("cleveland").report(id, 60, 60).ok()).isTrue();
    assertThat(worker("cleveland").report(id, 60, 60).json().path("code").asText())
        .isEqualTo("lease-lost");
    ApiReply person =
        federation
            .api(CONTRIBUTORS.get(0))
            .post("/evaluation-jobs/lease", new io.federity.wire.LeaseRequest("it", 1));
    assertThat(person.status()).isEqualTo(403);
  }

  @Test
  void withdrawnAfterApproval_leavesTheRound() {
    JsonNode approved = pushAndApprove(1).getFirst();
    int number = approved.path("number").asInt();
    assertThat(
            repository
                .decide(
                    CONTRIBUTORS.get(0),
                    number,
                    "withdraw",
                    approved.path("commit").asText(),
                    "Wrong cohort.")
                .ok())
        .isTrue();
    assertThat(round(1).path("members")).isEmpty();
  }

  private int roundOf(String commit) {
    return federation
        .api(DemoPerson.MAINTAINER)
        .get(repository.path() + "/commits/" + commit)
        .orThrow()
        .json()
        .path("round")
        .asInt();
  }

  private List<JsonNode> pushAndApprove(int hospitals) {
    List<JsonNode> approved = new ArrayList<>();
    for (int i = 0; i < hospitals; i++) {
      approved.add(approve(CONTRIBUTORS.get(i), REVIEWERS.get(i)));
    }
    return approved;
  }

  private JsonNode approve(DemoPerson author, DemoPerson reviewer) {
    JsonNode contribution = repository.pushForReview(author);
    assertThat(inboxKinds(reviewer)).contains("review");
    assertThat(repository.approve(reviewer, contribution).ok()).isTrue();
    return contribution;
  }

  private List<String> inboxKinds(DemoPerson person) {
    String name = repository.path().substring("/repositories/".length());
    List<String> kinds = new ArrayList<>();
    for (JsonNode task : federation.api(person).get("/tasks").orThrow().json()) {
      if (task.path("repository").asText().equals(name)) {
        kinds.add(task.path("kind").asText());
      }
    }
    return kinds;
  }

  private ApiReply close() {
    return federation
        .api(DemoPerson.MAINTAINER)
        .postText(repository.path() + "/rounds/1/close", "{}");
  }

  private void evaluateEverywhere(long baseCorrect, long candidateCorrect) {
    for (DemoPerson person : CONTRIBUTORS) {
      repository.evaluate(person.hospital(), baseCorrect, candidateCorrect);
    }
  }

  private EvaluatingHospital worker(String hospital) {
    return new EvaluatingHospital(federation, hospital);
  }

  private JsonNode awaitRound(int number, String state) {
    return Waiting.until(
        "round " + number + " is " + state,
        PATIENCE,
        () -> {
          JsonNode round = round(number);
          return TinyRepository.state(round).equals(state) ? Optional.of(round) : Optional.empty();
        });
  }

  private JsonNode round(int number) {
    return federation
        .api(DemoPerson.MAINTAINER)
        .get(repository.path() + "/rounds/" + number)
        .orThrow()
        .json();
  }
}
