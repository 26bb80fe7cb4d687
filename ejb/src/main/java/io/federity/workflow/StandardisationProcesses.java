package io.federity.workflow;

import io.federity.statistics.service.StandardisationProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Runs {@code standardisation-round}, one instance a branch that waits for statistics. */
@ApplicationScoped
public class StandardisationProcesses implements StandardisationProcess {
  static final String KEY = "standardisation-round";
  private static final String APPROVE = "approveStatistics";

  @Inject EngineBootstrap bootstrap;

  @Override
  public void pushed(String repositoryId, String branch) {
    String businessKey = businessKey(repositoryId, branch);
    boolean asked =
        engine()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey, KEY)
                .count()
            > 0;
    if (!asked) {
      engine()
          .getRuntimeService()
          .startProcessInstanceByKey(
              KEY, businessKey, Map.of("repositoryId", repositoryId, "branch", branch));
    }
  }

  @Override
  public void approved(String repositoryId, String branch) {
    Task task =
        engine()
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(businessKey(repositoryId, branch))
            .processDefinitionKey(KEY)
            .taskDefinitionKey(APPROVE)
            .singleResult();
    if (task == null) {
      throw new IllegalStateException("no statistics wait in repository " + repositoryId);
    }
    engine().getTaskService().complete(task.getId());
  }

  private ProcessEngine engine() {
    return bootstrap.engine();
  }

  private static String businessKey(String repositoryId, String branch) {
    return repositoryId + "/" + branch;
  }
}
