package io.federity.workflow;

import io.federity.reconciliation.service.RunningProcesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
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

  @Override
  public List<FailedStep> failedSteps() {
    return failedJobs().list().stream()
        .map(job ->
            new FailedStep(
                subject(job),
                activity(job),
                Objects.requireNonNullElse(job.getExceptionMessage(), "no reason is known")))
        .toList();
  }

  @Override
  public int retry(String subject) {
    List<Job> jobs =
        failedJobs().list().stream().filter(job -> subject(job).equals(subject)).toList();
    jobs.forEach(job -> engine.engine().getManagementService().setJobRetries(job.getId(), 1));
    return jobs.size();
  }

  private JobQuery failedJobs() {
    return engine.engine().getManagementService().createJobQuery().noRetriesLeft();
  }

  private String activity(Job job) {
    JobDefinition definition =
        engine
            .engine()
            .getManagementService()
            .createJobDefinitionQuery()
            .jobDefinitionId(job.getJobDefinitionId())
            .singleResult();
    return definition == null ? "" : definition.getActivityId();
  }

  private String subject(Job job) {
    ProcessInstance instance =
        engine
            .engine()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(job.getProcessInstanceId())
            .singleResult();
    return instance == null ? "" : instance.getBusinessKey();
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
