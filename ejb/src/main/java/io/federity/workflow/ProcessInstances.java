package io.federity.workflow;

import io.federity.reconciliation.service.RunningProcesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Tells where instances wait. */
@ApplicationScoped
public class ProcessInstances implements RunningProcesses {
  @Inject EngineBootstrap engine;

  @Override
  public Map<String, List<String>> reviews() {
    return running(ReviewProcesses.KEY);
  }

  @Override
  public Map<String, List<String>> rounds() {
    return running(RoundProcesses.KEY);
  }

  private Map<String, List<String>> running(String key) {
    RuntimeService runtime = engine.engine().getRuntimeService();
    Map<String, List<String>> waiting = new HashMap<>();
    for (ProcessInstance instance :
        runtime.createProcessInstanceQuery().processDefinitionKey(key).list()) {
      waiting.put(instance.getBusinessKey(), ActiveActivities.of(runtime, instance.getId()));
    }
    return waiting;
  }
}
