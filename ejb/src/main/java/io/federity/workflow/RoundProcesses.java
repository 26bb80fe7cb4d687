package io.federity.workflow;

import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.service.RoundProcess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;

/** Runs {@code merge-round}, one instance a round that is not published yet. */
@ApplicationScoped
public class RoundProcesses implements RoundProcess {
  static final String KEY = "merge-round";
  private static final String SIGN_OFF = "signOff";

  @Inject EngineBootstrap engine;
  @Inject ReviewProcesses reviews;
  @Inject RepositoryService repositories;

  @Override
  public void opened(Round round) {
    var policy = repositories.get(round.repositoryId()).policy();
    runtime()
        .startProcessInstanceByKey(
            KEY,
            round.id(),
            Map.of(
                "roundId",
                round.id(),
                "repositoryId",
                round.repositoryId(),
                "deadline",
                round.deadline().toString(),
                "evaluationDue",
                policy.evaluationDue().toString()));
  }

  @Override
  public void closed(Round round) {
    runtime()
        .createMessageCorrelation("closeRound")
        .processInstanceBusinessKey(round.id())
        .correlate();
  }

  @Override
  public void signedOff(Round round, boolean released) {
    Task task =
        engine
            .engine()
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(round.id())
            .processDefinitionKey(KEY)
            .taskDefinitionKey(SIGN_OFF)
            .singleResult();
    if (task == null) {
      throw new IllegalStateException("no sign-off waits for round " + round.id());
    }
    engine.engine().getTaskService().complete(task.getId(), Map.of("released", released));
  }

  @Override
  public void outdated(String contributionId) {
    reviews.outdated(contributionId);
  }

  @Override
  public Optional<String> activity(String roundId) {
    return runtime()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(roundId)
        .processDefinitionKey(KEY)
        .list()
        .stream()
        .flatMap(instance -> ActiveActivities.of(runtime(), instance.getId()).stream())
        .findFirst();
  }

  private RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }
}
