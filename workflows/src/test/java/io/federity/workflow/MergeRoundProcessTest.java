package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path from the opening of a round to its published merge. */
class MergeRoundProcessTest {
  private static final String KEY = "round-1";
  private static final Duration DEADLINE = Duration.ofDays(7);
  private static final List<String> HOSPITALS = List.of("cleveland", "hungary");

  /** What the process asks of a domain; the tests set it. */
  public static final class Sites {
    private final List<String> hospitals;

    Sites(List<String> hospitals) {
      this.hospitals = hospitals;
    }

    public List<String> hospitals(String roundId) {
      assertThat(roundId).isEqualTo(KEY);
      return hospitals;
    }
  }

  @RegisterExtension final EngineFixture engine = new EngineFixture();
  private final Deque<Boolean> quorum = new ArrayDeque<>();
  private final Deque<Boolean> aggregates = new ArrayDeque<>();
  private final Deque<Boolean> publishes = new ArrayDeque<>();
  private final Map<String, Object> facts =
      new HashMap<>(
          Map.of(
              "worstAccuracyDrop",
              0.0,
              "maxAccuracyDrop",
              0.02,
              "missingEvaluations",
              0,
              "automaticSignOff",
              false));
  private String instance = "";

  @BeforeEach
  void startProcess() {
    engine.bean(
        "freezeRound",
        execution -> {
          execution.setVariable("frozen", next(quorum));
          execution.setVariable(
              "deadline", EngineFixture.NOW.plus(DEADLINE.multipliedBy(2)).toString());
        });
    engine.bean(
        "aggregateRound", execution -> execution.setVariable("aggregated", next(aggregates)));
    engine.bean("missingEvaluation");
    engine.bean("mergeFacts", execution -> execution.setVariables(facts));
    engine.bean("applyPolicy");
    engine.bean("publishRound", execution -> execution.setVariable("published", next(publishes)));
    engine.bean("enqueueMints");
    engine.bean(
        "reopenRound",
        execution ->
            execution.setVariable(
                "deadline", EngineFixture.NOW.plus(DEADLINE.multipliedBy(3)).toString()));
    engine.object("evaluationSites", new Sites(HOSPITALS));
    instance =
        engine.start(
            "merge-round",
            KEY,
            Map.of(
                "roundId",
                KEY,
                "repositoryId",
                "repository-1",
                "deadline",
                EngineFixture.NOW.plus(DEADLINE).toString(),
                "evaluationDue",
                "PT12H"));
  }

  private static boolean next(Deque<Boolean> answers) {
    return answers.isEmpty() || answers.pop();
  }

  private ExternalTaskService externalTasks() {
    return engine.engine().getExternalTaskService();
  }

  private List<LockedExternalTask> lease(String hospital, String worker) {
    return externalTasks().fetchAndLock(5, worker).topic("evaluate." + hospital, 60_000).execute();
  }

  private void report(String hospital) {
    LockedExternalTask job = lease(hospital, "worker-" + hospital).getFirst();
    externalTasks().complete(job.getId(), "worker-" + hospital);
    engine.runJobs();
  }

  private void closeAndAggregate() {
    engine.message("closeRound", KEY);
    engine.runJobs();
  }

  private void evaluateEverywhere() {
    closeAndAggregate();
    HOSPITALS.forEach(this::report);
  }

  @Test
  void start_waitsForCloseOrDeadline() {
    assertThat(engine.waiting(instance)).containsExactly("open");
    assertThat(engine.calls()).isEmpty();
  }

  @Test
  void closeMessage_freezesAtOnceAndAggregatesLater() {
    engine.message("closeRound", KEY);
    assertThat(engine.calls()).containsExactly("freezeRound");
    assertThat(engine.waiting(instance)).containsExactly("aggregate");
  }

  @Test
  void deadline_withQuorum_closes() {
    engine.after(DEADLINE.plusSeconds(1));
    assertThat(engine.calls()).containsExactly("freezeRound", "aggregateRound");
    assertThat(engine.waiting(instance)).containsExactly("evaluateModel", "evaluateModel");
  }

  @Test
  void deadline_belowQuorum_isExtended_thenCloses() {
    quorum.add(false);
    engine.after(DEADLINE.plusSeconds(1));
    assertThat(engine.calls()).containsExactly("freezeRound");
    assertThat(engine.waiting(instance)).containsExactly("open");
    engine.after(DEADLINE);
    assertThat(engine.calls()).containsExactly("freezeRound", "freezeRound", "aggregateRound");
  }

  @Test
  void aggregationRefused_opensTheRoundAgain() {
    aggregates.add(false);
    closeAndAggregate();
    assertThat(engine.calls()).containsExactly("freezeRound", "aggregateRound", "reopenRound");
    assertThat(engine.waiting(instance)).containsExactly("open");
    closeAndAggregate();
    assertThat(engine.waiting(instance)).containsExactly("evaluateModel", "evaluateModel");
  }

  @Test
  void evaluation_isOneJobPerHospital_forThatHospitalOnly() {
    closeAndAggregate();
    assertThat(lease("va", "worker-va")).isEmpty();
    assertThat(lease("cleveland", "worker-cleveland")).hasSize(1);
    assertThat(lease("cleveland", "second-worker")).isEmpty();
    assertThat(lease("hungary", "worker-hungary")).hasSize(1);
  }

  @Test
  void report_underAnotherWorkersLock_isRefused() {
    closeAndAggregate();
    String job = lease("cleveland", "worker-cleveland").getFirst().getId();
    assertThatThrownBy(() -> externalTasks().complete(job, "stranger"))
        .isInstanceOf(BadUserRequestException.class);
    assertThat(engine.waiting(instance)).containsExactly("evaluateModel", "evaluateModel");
  }

  @Test
  void expiredLease_goesToAnotherWorker() {
    closeAndAggregate();
    String job = lease("cleveland", "crashed").getFirst().getId();
    engine.after(Duration.ofMinutes(2));
    assertThat(lease("cleveland", "worker-cleveland"))
        .singleElement()
        .extracting(LockedExternalTask::getId)
        .isEqualTo(job);
  }

  @Test
  void failedEvaluation_isRetried_thenReported() {
    closeAndAggregate();
    String job = lease("cleveland", "worker-cleveland").getFirst().getId();
    externalTasks().handleFailure(job, "worker-cleveland", "disk full", 2, 1_000);
    assertThat(lease("cleveland", "worker-cleveland")).isEmpty();
    engine.after(Duration.ofSeconds(2));
    assertThat(lease("cleveland", "worker-cleveland")).hasSize(1);
  }

  @Test
  void evaluationThatFailsForGood_isRecordedAsMissing() {
    closeAndAggregate();
    String job = lease("cleveland", "worker-cleveland").getFirst().getId();
    externalTasks().handleBpmnError(job, "worker-cleveland", "evaluation-failed");
    assertThat(engine.calls()).contains("missingEvaluation");
    assertThat(engine.waiting(instance)).containsExactly("evaluateModel");
    report("hungary");
    assertThat(engine.waiting(instance)).containsExactly("signOff");
  }

  @Test
  void overdueEvaluations_areRecordedAsMissing_andTheRoundGoesOn() {
    facts.put("missingEvaluations", 1);
    closeAndAggregate();
    report("cleveland");
    engine.after(Duration.ofHours(13));
    assertThat(engine.calls()).containsOnlyOnce("missingEvaluation");
    assertThat(engine.waiting(instance)).containsExactly("signOff");
    assertThat(engine.variable(instance, "reason")).isEqualTo("evaluations are missing");
  }

  @Test
  void noEvaluatingHospital_goesStraightToThePolicy() {
    engine.object("evaluationSites", new Sites(List.of()));
    closeAndAggregate();
    assertThat(engine.waiting(instance)).containsExactly("signOff");
  }

  @Test
  void signOff_isAskedOfComplianceOfficers() {
    evaluateEverywhere();
    var task = engine.task("signOff");
    assertThat(engine.candidateGroups(task)).containsExactly("compliance-officer");
    assertThat(engine.variable(instance, "outcome")).isEqualTo("sign-off");
    assertThat(engine.calls())
        .containsExactly("freezeRound", "aggregateRound", "mergeFacts", "applyPolicy");
  }

  @Test
  void signedOff_isPublishedAndMintsAreOrdered() {
    evaluateEverywhere();
    engine.complete("signOff", Map.of("released", true));
    assertThat(engine.waiting(instance)).containsExactly("publish");
    engine.runJobs();
    assertThat(engine.calls()).endsWith("applyPolicy", "publishRound", "enqueueMints");
    assertThat(engine.ends(instance)).contains("merged");
    assertThat(engine.hasEnded(instance)).isTrue();
  }

  @Test
  void refusedSignOff_opensTheRoundAgain_andItCanBeMerged() {
    evaluateEverywhere();
    engine.complete("signOff", Map.of("released", false));
    assertThat(engine.calls()).endsWith("reopenRound").doesNotContain("publishRound");
    assertThat(engine.waiting(instance)).containsExactly("open");
    evaluateEverywhere();
    engine.complete("signOff", Map.of("released", true));
    engine.runJobs();
    assertThat(engine.hasEnded(instance)).isTrue();
  }

  @Test
  void automaticSignOff_withoutFlags_needsNoPerson() {
    facts.put("automaticSignOff", true);
    evaluateEverywhere();
    assertThat(engine.hasEnded(instance)).isTrue();
    assertThat(engine.calls()).endsWith("applyPolicy", "publishRound", "enqueueMints");
  }

  @Test
  void regression_asksAPerson_evenWherePolicyAllowsAutomatic() {
    facts.put("automaticSignOff", true);
    facts.put("worstAccuracyDrop", 0.05);
    evaluateEverywhere();
    assertThat(engine.waiting(instance)).containsExactly("signOff");
    assertThat(engine.variable(instance, "reason"))
        .isEqualTo("accuracy fell at a hospital by more than the policy allows");
  }

  @Test
  void movedBranch_opensTheRoundAgain() {
    publishes.add(false);
    evaluateEverywhere();
    engine.complete("signOff", Map.of("released", true));
    engine.runJobs();
    assertThat(engine.calls()).endsWith("publishRound", "reopenRound");
    assertThat(engine.waiting(instance)).containsExactly("open");
    assertThat(engine.calls()).doesNotContain("enqueueMints");
  }

  @Test
  void outboxFailure_undoesThePublication_untilItSucceeds() {
    engine.bean(
        "enqueueMints",
        execution -> {
          throw new IllegalStateException("the outbox is not writable");
        });
    evaluateEverywhere();
    engine.complete("signOff", Map.of("released", true));
    var management = engine.engine().getManagementService();
    String job = management.createJobQuery().active().executable().singleResult().getId();
    assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("outbox");
    assertThat(engine.waiting(instance)).containsExactly("publish");
    engine.bean("enqueueMints");
    management.executeJob(job);
    assertThat(engine.hasEnded(instance)).isTrue();
  }
}
