package io.federity.workflow;

import io.federity.evaluation.service.EvaluationJobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;

/** Gives out the external tasks of {@code merge-round}; their topic names the hospital. */
@ApplicationScoped
public class ExternalEvaluations implements EvaluationJobs {
  private static final String TOPIC = "evaluate.";
  private static final String FAILED = "evaluation-failed";
  private static final int ATTEMPTS = 3;
  private static final long RETRY_MILLIS = Duration.ofSeconds(10).toMillis();

  @Inject EngineBootstrap engine;

  @Override
  public List<Job> lease(String worker, String hospital, int max, Duration lease) {
    return tasks()
        .fetchAndLock(max, worker)
        .topic(TOPIC + hospital, lease.toMillis())
        .execute()
        .stream()
        .map((LockedExternalTask task) ->
            new Job(
                task.getId(),
                task.getBusinessKey(),
                hospital,
                worker,
                task.getLockExpirationTime().toInstant()))
        .toList();
  }

  @Override
  public List<String> release(String worker, String hospital) {
    List<ExternalTask> held =
        tasks()
            .createExternalTaskQuery()
            .workerId(worker)
            .topicName(TOPIC + hospital)
            .locked()
            .list();
    held.forEach(task -> tasks().unlock(task.getId()));
    return held.stream().map(ExternalTask::getBusinessKey).toList();
  }

  @Override
  public Optional<Job> find(String id) {
    return task(id)
        .map(task ->
            new Job(
                id,
                task.getBusinessKey(),
                task.getTopicName().substring(TOPIC.length()),
                Objects.requireNonNullElse(task.getWorkerId(), ""),
                task.getLockExpirationTime() == null
                    ? Instant.EPOCH
                    : task.getLockExpirationTime().toInstant()));
  }

  @Override
  public void complete(String id, String worker) {
    tasks().complete(id, worker);
  }

  @Override
  public boolean fail(String id, String worker, String reason) {
    int left =
        task(id).map(ExternalTask::getRetries).map(retries -> retries - 1).orElse(ATTEMPTS - 1);
    if (left > 0) {
      tasks().handleFailure(id, worker, reason, left, RETRY_MILLIS);
      return true;
    }
    tasks().handleBpmnError(id, worker, FAILED, reason);
    return false;
  }

  private Optional<ExternalTask> task(String id) {
    return Optional.ofNullable(tasks().createExternalTaskQuery().externalTaskId(id).singleResult());
  }

  private ExternalTaskService tasks() {
    return engine.engine().getExternalTaskService();
  }
}
