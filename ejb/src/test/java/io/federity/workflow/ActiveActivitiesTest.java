package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActiveActivitiesTest {
  private ProcessEngine engine;
  private RuntimeService runtime;

  @BeforeEach
  void startEngine() {
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:active-activities");
    configuration.setHistoryTimeToLive("P1D");
    engine = configuration.buildProcessEngine();
    runtime = engine.getRuntimeService();
    engine
        .getRepositoryService()
        .createDeployment()
        .addModelInstance(
            "waiting.bpmn",
            Bpmn.createExecutableProcess("waiting")
                .startEvent()
                .parallelGateway("fork")
                .userTask("review")
                .endEvent()
                .moveToNode("fork")
                .subProcess("evaluate")
                .embeddedSubProcess()
                .startEvent()
                .userTask("measure")
                .camundaAsyncBefore()
                .endEvent()
                .subProcessDone()
                .endEvent()
                .done())
        .addModelInstance(
            "repeating.bpmn",
            Bpmn.createExecutableProcess("repeating")
                .startEvent()
                .subProcess("evaluate")
                .embeddedSubProcess()
                .startEvent()
                .userTask("measure")
                .endEvent()
                .subProcessDone()
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .endEvent()
                .done())
        .deploy();
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  @Test
  void instance_atATaskAndBeforeAnAsynchronousStep_waitsAtBoth() {
    String instance = runtime.startProcessInstanceByKey("waiting").getId();
    assertThat(ActiveActivities.of(runtime, instance)).containsExactly("measure", "review");
  }

  @Test
  void instance_thatHasEnded_waitsNowhere() {
    String instance = runtime.startProcessInstanceByKey("waiting").getId();
    runtime.deleteProcessInstance(instance, "over");
    assertThat(ActiveActivities.of(runtime, instance)).isEmpty();
  }

  @Test
  void instance_withAFinishedRepetition_waitsInTheOthersOnly() {
    String instance = runtime.startProcessInstanceByKey("repeating").getId();
    var tasks = engine.getTaskService();
    tasks.complete(tasks.createTaskQuery().list().getFirst().getId());
    assertThat(ActiveActivities.of(runtime, instance)).containsExactly("measure", "measure");
  }
}
