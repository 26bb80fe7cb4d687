package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.reconciliation.service.RunningProcesses.FailedStep;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step that fails as often as it is tried is seen, with its reason, and can be tried again. */
class ProcessInstancesTest {
  private final ProcessInstances instances = new ProcessInstances();
  private ProcessEngine engine;
  private boolean broken = true;

  @BeforeEach
  void startARoundWhoseAggregationFails() {
    Map<Object, Object> beans = new HashMap<>();
    beans.put(
        "aggregateRound",
        (JavaDelegate)
            execution -> {
              if (broken) {
                throw new IllegalStateException("the disk is full");
              }
            });
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:process-instances");
    configuration.setHistoryTimeToLive("P1D");
    configuration.setJobExecutorActivate(false);
    configuration.setBeans(beans);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "round.bpmn",
            Bpmn.createExecutableProcess("merging")
                .startEvent()
                .serviceTask("aggregate")
                .camundaAsyncBefore()
                .camundaDelegateExpression("${aggregateRound}")
                .endEvent()
                .done())
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("merging", "round-1");
    instances.engine =
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
  }

  @Test
  void step_thatMayBeTriedAgain_isNoFinding() {
    fail();
    assertThat(instances.failedSteps()).isEmpty();
    assertThat(instances.retry("round-1")).isZero();
  }

  @Test
  void step_failedForGood_isNamedWithItsReason_andRunsWhenItIsTriedAgain() {
    for (int i = 0; i < 3; i++) {
      fail();
    }
    assertThat(instances.failedSteps())
        .containsExactly(new FailedStep("round-1", "aggregate", "the disk is full"));
    assertThat(instances.retry("round-2")).isZero();

    broken = false;
    assertThat(instances.retry("round-1")).isEqualTo(1);
    assertThat(instances.failedSteps()).isEmpty();
    engine.getManagementService().executeJob(job());
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  private void fail() {
    assertThatThrownBy(() -> engine.getManagementService().executeJob(job()))
        .hasMessageContaining("the disk is full");
  }

  private String job() {
    return engine.getManagementService().createJobQuery().singleResult().getId();
  }
}
