package io.federity.workflow;

import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.DecisionKind;
import io.federity.contribution.service.ReviewProcess;
import io.federity.repository.service.RepositoryService;
import io.federity.round.service.RoundOpening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/** Runs {@code commit-review}, one instance a contribution that is not decided yet. */
@ApplicationScoped
public class ReviewProcesses implements ReviewProcess {
  static final String KEY = "commit-review";
  private static final String REVIEW = "review";
  private static final String RELEASE_REVERT = "releaseRevert";

  @Inject EngineBootstrap engine;
  @Inject RepositoryService repositories;
  @Inject RoundOpening rounds;
  @Inject Clock clock;

  @Override
  public void started(Contribution contribution) {
    if (contribution.kind() == ContributionKind.TRAINING) {
      rounds.current(contribution.repositoryId(), contribution.branch());
    }
    start(contribution);
  }

  private void start(Contribution contribution) {
    Map<String, Object> variables = new HashMap<>(ofRevision(contribution));
    variables.put("contributionId", contribution.id());
    variables.put("repositoryId", contribution.repositoryId());
    variables.put("hospital", contribution.hospital());
    variables.put("author", contribution.author());
    variables.put("revert", contribution.kind() == ContributionKind.REVERT);
    runtime().startProcessInstanceByKey(KEY, contribution.id(), variables);
  }

  private Map<String, Object> ofRevision(Contribution contribution) {
    var policy = repositories.get(contribution.repositoryId()).policy();
    return Map.of(
        "commitId",
        contribution.current().commit().hex(),
        "reviewDue",
        clock.instant().plus(policy.reviewDue()).toString());
  }

  /** An approved contribution's process has ended: its new revision starts another one. */
  @Override
  public void revised(Contribution contribution) {
    Optional<ProcessInstance> running = running(contribution.id());
    if (running.isEmpty()) {
      started(contribution);
      return;
    }
    runtime().setVariables(running.get().getId(), ofRevision(contribution));
    send("newRevision", contribution.id());
  }

  @Override
  public void decided(Contribution contribution) {
    Task task =
        engine
            .engine()
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(contribution.id())
            .processDefinitionKey(KEY)
            .taskDefinitionKeyIn(REVIEW, RELEASE_REVERT)
            .singleResult();
    if (task == null) {
      throw new IllegalStateException("no review waits for contribution " + contribution.id());
    }
    boolean released = contribution.decisions().getLast().kind() == DecisionKind.RELEASE;
    String decision =
        switch (contribution.state()) {
          case APPROVED -> released ? "released" : "approved";
          case CHANGES_REQUESTED -> "changes";
          case REJECTED -> "rejected";
          case IN_REVIEW -> "open";
          default ->
              throw new IllegalStateException(
                  "contribution " + contribution.id() + " is " + contribution.state());
        };
    engine.engine().getTaskService().complete(task.getId(), Map.of("decision", decision));
  }

  @Override
  public void withdrawn(Contribution contribution) {
    send("withdrawn", contribution.id());
  }

  /** The branch moved on; ends a review that still runs. */
  void outdated(String contributionId) {
    send("outdated", contributionId);
  }

  /** Nobody may be listening: a verification that is under way reads the newest revision. */
  private void send(String message, String contributionId) {
    runtime()
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(contributionId)
        .correlateAll();
  }

  private Optional<ProcessInstance> running(String contributionId) {
    return Optional.ofNullable(
        runtime()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(contributionId, KEY)
            .singleResult());
  }

  private RuntimeService runtime() {
    return engine.engine().getRuntimeService();
  }
}
