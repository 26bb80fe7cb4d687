package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs are locked by the engine itself, as by a server that is killed before it works on them. */
class AbandonedJobsTest {
  private final Set<String> underWay = new HashSet<>();
  private ProcessEngineImpl engine;

  @BeforeEach
  void startEngine() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:abandoned-jobs");
    configuration.setHistoryTimeToLive("P1D");
    configuration.setJobExecutorActivate(false);
    ProcessEngine built = configuration.buildProcessEngine();
    engine = (ProcessEngineImpl) built;
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "work.bpmn",
            Bpmn.createExecutableProcess("working")
                .startEvent()
                .manualTask("work")
                .camundaAsyncBefore()
                .endEvent()
                .done())
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("working");
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void lockedByThisServersEarlierLife_isReleasedAtTheStart() {
    String job = lockedBy("node-a");
    assertThat(abandoned("node-a").releaseAll()).containsExactly(job);
    assertThat(isLocked(job)).isFalse();
  }

  @Test
  void lockedByAnotherServer_staysLocked() {
    String job = lockedBy("node-b");
    assertThat(abandoned("node-a").releaseAll()).isEmpty();
    assertThat(isLocked(job)).isTrue();
  }

  @Test
  void failureThatCouldNotBeStored_isReleasedAtTheSecondLook() {
    String job = lockedBy("node-a");
    AbandonedJobs jobs = abandoned("node-a");
    assertThat(jobs.releaseAbandoned()).isEmpty();
    assertThat(jobs.releaseAbandoned()).containsExactly(job);
    assertThat(isLocked(job)).isFalse();
  }

  @Test
  void lockedBetweenTwoLooks_andBegunSince_staysLocked() {
    String job = lockedBy("node-a");
    AbandonedJobs jobs = abandoned("node-a");
    assertThat(jobs.releaseAbandoned()).isEmpty();
    underWay.add(job);
    assertThat(jobs.releaseAbandoned()).isEmpty();
    assertThat(jobs.releaseAbandoned()).isEmpty();
    assertThat(isLocked(job)).isTrue();
  }

  private AbandonedJobs abandoned(String node) {
    return new AbandonedJobs(engine, node, () -> underWay);
  }

  private String lockedBy(String node) {
    JobExecutor executor = new DefaultJobExecutor();
    executor.setLockOwner(node);
    engine
        .getProcessEngineConfiguration()
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(executor));
    String job = engine.getManagementService().createJobQuery().singleResult().getId();
    assertThat(isLocked(job)).isTrue();
    return job;
  }

  private boolean isLocked(String job) {
    return engine.getManagementService().createJobQuery().jobId(job).singleResult()
            instanceof JobEntity entity
        && entity.getLockOwner() != null;
  }
}
