package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every path of the review of a contribution. */
class CommitReviewProcessTest {
  private static final String KEY = "contribution-1";

  @RegisterExtension final EngineFixture engine = new EngineFixture();
  private boolean verified = true;
  private String instance = "";

  @BeforeEach
  void startProcess() {
    engine.bean("verifyContribution", execution -> execution.setVariable("verified", verified));
    engine.bean("joinRound");
    engine.bean("escalateReview");
    engine.bean("publishRevert");
    instance = start(KEY, false);
  }

  private String start(String key, boolean revert) {
    return engine.start(
        "commit-review",
        key,
        Map.of(
            "contributionId",
            key,
            "revert",
            revert,
            "repositoryId",
            "repository-1",
            "hospital",
            "cleveland",
            "author",
            "alice",
            "commitId",
            "c1",
            "reviewDue",
            EngineFixture.NOW.plus(Duration.ofDays(2)).toString()));
  }

  private void decide(String decision) {
    engine.complete("review", Map.of("decision", decision));
  }

  @Test
  void start_waitsForTheAsynchronousVerification() {
    assertThat(engine.waiting(instance)).containsExactly("verify");
    assertThat(engine.calls()).isEmpty();
    assertThat(engine.variable(instance, "commitId")).isEqualTo("c1");
  }

  @Test
  void verified_asksReviewers_withDueDate() {
    engine.runJobs();
    var task = engine.task("review");
    assertThat(engine.candidateGroups(task)).containsExactly("reviewer");
    assertThat(task.getDueDate()).isEqualTo(Date.from(EngineFixture.NOW.plus(Duration.ofDays(2))));
    assertThat(engine.variable(instance, "verified")).isEqualTo(true);
  }

  @Test
  void approved_joinsTheRoundAndEnds() {
    engine.runJobs();
    decide("approved");
    assertThat(engine.calls()).containsExactly("verifyContribution", "joinRound");
    assertThat(engine.ends(instance)).containsExactly("approved");
    assertThat(engine.hasEnded(instance)).isTrue();
  }

  /** The instance of a training contribution is decided first, so that one task waits. */
  private String revertInReview() {
    engine.runJobs();
    decide("rejected");
    String revert = start("revert-1", true);
    engine.runJobs();
    return revert;
  }

  @Test
  void approvedRevert_waitsForAComplianceOfficer_andIsPublished() {
    String revert = revertInReview();
    decide("approved");
    assertThat(engine.waiting(revert)).containsExactly("releaseRevert");
    assertThat(engine.candidateGroups(engine.task("releaseRevert")))
        .containsExactly("compliance-officer");
    engine.complete("releaseRevert", Map.of("decision", "released"));
    assertThat(engine.calls()).endsWith("publishRevert").doesNotContain("joinRound");
    assertThat(engine.ends(revert)).containsExactly("reverted");
    assertThat(engine.hasEnded(revert)).isTrue();
  }

  @Test
  void approvedRevert_rejectedByTheComplianceOfficer_isNotPublished() {
    String revert = revertInReview();
    decide("approved");
    engine.complete("releaseRevert", Map.of("decision", "rejected"));
    assertThat(engine.calls()).doesNotContain("publishRevert", "joinRound");
    assertThat(engine.ends(revert)).containsExactly("rejected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"withdrawn", "outdated"})
  void approvedRevert_withdrawnOrOutdated_ends(String message) {
    String revert = revertInReview();
    decide("approved");
    engine.message(message, "revert-1");
    assertThat(engine.ends(revert)).containsExactly(message);
    assertThat(engine.calls()).doesNotContain("publishRevert");
  }

  @Test
  void twoApprovals_reviewIsAskedAgainAfterTheFirst() {
    engine.runJobs();
    String first = engine.task("review").getId();
    decide("open");
    assertThat(engine.task("review").getId()).isNotEqualTo(first);
    assertThat(engine.calls()).doesNotContain("joinRound");
    decide("approved");
    assertThat(engine.ends(instance)).containsExactly("approved");
  }

  @Test
  void changesRequested_newRevisionIsVerifiedAndReviewedAgain() {
    engine.runJobs();
    decide("changes");
    assertThat(engine.waiting(instance)).containsExactly("awaitRevision");
    engine.message("newRevision", KEY, Map.of("commitId", "c2"));
    assertThat(engine.waiting(instance)).containsExactly("verify");
    engine.runJobs();
    assertThat(engine.variable(instance, "commitId")).isEqualTo("c2");
    decide("approved");
    assertThat(engine.calls())
        .containsExactly("verifyContribution", "verifyContribution", "joinRound");
    assertThat(engine.ends(instance)).containsExactly("approved");
  }

  @Test
  void newRevision_duringReview_replacesTheTask() {
    engine.runJobs();
    String first = engine.task("review").getId();
    engine.message("newRevision", KEY, Map.of("commitId", "c2"));
    assertThat(engine.waiting(instance)).containsExactly("verify");
    engine.runJobs();
    assertThat(engine.task("review").getId()).isNotEqualTo(first);
  }

  @Test
  void newRevision_duringVerification_isNotWaitedFor() {
    assertThatThrownBy(() -> engine.message("newRevision", KEY))
        .isInstanceOf(MismatchingMessageCorrelationException.class);
    assertThat(engine.waiting(instance)).containsExactly("verify");
  }

  @Test
  void rejected_ends() {
    engine.runJobs();
    decide("rejected");
    assertThat(engine.ends(instance)).containsExactly("rejected");
    assertThat(engine.hasEnded(instance)).isTrue();
    assertThat(engine.calls()).doesNotContain("joinRound");
  }

  @Test
  void verificationRefused_ends_withoutReview() {
    verified = false;
    engine.runJobs();
    assertThat(engine.ends(instance)).containsExactly("refused");
    assertThat(engine.hasEnded(instance)).isTrue();
  }

  @Test
  void verificationFails_isTriedAgain_andLeavesAnIncident() {
    engine.bean(
        "verifyContribution",
        execution -> {
          throw new IllegalStateException("the disk is gone");
        });
    var management = engine.engine().getManagementService();
    String job = management.createJobQuery().singleResult().getId();
    for (int attempt = 0; attempt < 5; attempt++) {
      assertThatThrownBy(() -> management.executeJob(job))
          .isInstanceOf(RuntimeException.class)
          .isNotInstanceOf(ProcessEngineException.class);
    }
    assertThat(engine.waiting(instance)).containsExactly("verify");
    assertThat(
            engine
                .engine()
                .getRuntimeService()
                .createIncidentQuery()
                .incidentType("failedJob")
                .count())
        .isEqualTo(1);

    engine.bean("verifyContribution", execution -> execution.setVariable("verified", true));
    management.setJobRetries(job, 1);
    engine.after(Duration.ofMinutes(1));
    assertThat(engine.waiting(instance)).containsExactly("review");
  }

  @ParameterizedTest
  @CsvSource({
    "withdrawn,verify", "withdrawn,review", "withdrawn,awaitRevision",
    "outdated,verify", "outdated,review", "outdated,awaitRevision"
  })
  void message_atAnyPoint_ends(String message, String at) {
    if (!at.equals("verify")) {
      engine.runJobs();
    }
    if (at.equals("awaitRevision")) {
      decide("changes");
    }
    assertThat(engine.waiting(instance)).containsExactly(at);
    engine.message(message, KEY);
    assertThat(engine.ends(instance)).containsExactly(message);
    assertThat(engine.hasEnded(instance)).isTrue();
  }

  @Test
  void overdueReview_escalatesOnce_andGoesOn() {
    engine.runJobs();
    engine.after(Duration.ofDays(1));
    assertThat(engine.calls()).doesNotContain("escalateReview");
    engine.after(Duration.ofDays(2));
    assertThat(engine.calls()).containsOnlyOnce("escalateReview");
    assertThat(engine.waiting(instance)).isEqualTo(List.of("review"));
    decide("approved");
    assertThat(engine.hasEnded(instance)).isTrue();
  }
}
