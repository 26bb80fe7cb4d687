package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.evaluation.service.EvaluationJobs.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an evaluation whose worker ends in the middle of it. */
class ExternalEvaluationsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final ExternalEvaluations jobs = new ExternalEvaluations();
  private ProcessEngine engine;

  @BeforeEach
  void startEngine() {
    ClockUtil.setCurrentTime(Date.from(NOW));
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:external-evaluations");
    configuration.setHistoryTimeToLive("P1D");
    configuration.setJobExecutorActivate(false);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "evaluate.bpmn",
            Bpmn.createExecutableProcess("evaluation")
                .startEvent()
                .serviceTask("evaluateModel")
                .camundaExternalTask("evaluate.cleveland")
                .endEvent()
                .done())
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("evaluation", "round-1");
    jobs.engine =
        new EngineBootstrap() {
          @Override
          public ProcessEngine engine() {
            return engine;
          }
        };
  }

  @AfterEach
  void stopEngine() {
    engine.close();
    ClockUtil.reset();
  }

  @Test
  void workerEnds_itsJobIsNobodyElsesUntilTheLeaseEnds_thenAnothersWhoReportsAlone() {
    Job held = lease("w/first").getFirst();
    assertThat(lease("w/second")).isEmpty();

    ClockUtil.setCurrentTime(Date.from(NOW.plus(LEASE).plusMillis(1)));
    assertThat(lease("w/second")).extracting(Job::id).containsExactly(held.id());
    assertThatThrownBy(() -> jobs.complete(held.id(), "w/first"))
        .isInstanceOf(BadUserRequestException.class);
    jobs.complete(held.id(), "w/second");
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void workerStartsAgain_givesBackWhatItHeld_andGetsItAtOnce() {
    Job held = lease("w/first").getFirst();
    assertThat(lease("w/first")).isEmpty();

    assertThat(jobs.release("w/first", "cleveland")).containsExactly("round-1");
    assertThat(lease("w/first")).extracting(Job::id).containsExactly(held.id());
  }

  @Test
  void release_ofAnotherWorkerOrHospital_takesNothing() {
    lease("w/first");
    assertThat(jobs.release("w/second", "cleveland")).isEmpty();
    assertThat(jobs.release("w/first", "hungary")).isEmpty();
    assertThat(lease("w/second")).isEmpty();
  }

  private List<Job> lease(String worker) {
    return jobs.lease(worker, "cleveland", 5, LEASE);
  }
}
