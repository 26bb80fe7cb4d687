package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A plain engine in memory with hand-written beans; jobs run only when a test says so. */
final class EngineFixture implements BeforeEachCallback, AfterEachCallback {
  static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final Map<Object, Object> beans = new HashMap<>();
  private final List<String> calls = new ArrayList<>();
  private Optional<ProcessEngine> engine = Optional.empty();

  @Override
  public void beforeEach(ExtensionContext context) {
    ClockUtil.setCurrentTime(Date.from(NOW));
    var configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setProcessEngineName("test-" + UUID.randomUUID());
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    configuration.setDatabaseSchemaUpdate("create-drop");
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration.setBeans(beans);
    engine = Optional.of(configuration.buildProcessEngine());
    var deployment = engine().getRepositoryService().createDeployment();
    for (String file :
        List.of(
            "commit-review.bpmn",
            "merge-round.bpmn",
            "standardisation-round.bpmn",
            "merge-policy.dmn")) {
      deployment.addClasspathResource(file);
    }
    deployment.deploy();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    engine().close();
    beans.clear();
    calls.clear();
    ClockUtil.reset();
  }

  ProcessEngine engine() {
    return engine.orElseThrow();
  }

  /** Registers a service task's bean; its calls are recorded. */
  void bean(String name, Consumer<DelegateExecution> work) {
    beans.put(
        name,
        (JavaDelegate)
            execution -> {
              calls.add(name);
              work.accept(execution);
            });
  }

  void bean(String name) {
    bean(name, execution -> {});
  }

  /** Registers a bean that expressions call. */
  void object(String name, Object bean) {
    beans.put(name, bean);
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  String start(String key, String businessKey, Map<String, Object> variables) {
    return engine()
        .getRuntimeService()
        .startProcessInstanceByKey(key, businessKey, variables)
        .getId();
  }

  /** Runs the jobs that are due until none is left. */
  void runJobs() {
    List<Job> due = dueJobs();
    while (!due.isEmpty()) {
      for (Job job : due) {
        boolean stillThere =
            engine().getManagementService().createJobQuery().jobId(job.getId()).count() == 1;
        if (stillThere) {
          engine().getManagementService().executeJob(job.getId());
        }
      }
      due = dueJobs();
    }
  }

  private List<Job> dueJobs() {
    return engine().getManagementService().createJobQuery().executable().list();
  }

  /** Lets time pass and runs what is due then. */
  void after(Duration duration) {
    ClockUtil.setCurrentTime(Date.from(ClockUtil.getCurrentTime().toInstant().plus(duration)));
    runJobs();
  }

  void message(String name, String businessKey) {
    engine()
        .getRuntimeService()
        .createMessageCorrelation(name)
        .processInstanceBusinessKey(businessKey)
        .correlate();
  }

  void message(String name, String businessKey, Map<String, Object> variables) {
    engine()
        .getRuntimeService()
        .createMessageCorrelation(name)
        .processInstanceBusinessKey(businessKey)
        .setVariables(variables)
        .correlate();
  }

  Task task(String key) {
    Task task = engine().getTaskService().createTaskQuery().taskDefinitionKey(key).singleResult();
    assertThat(task).as("user task %s", key).isNotNull();
    return task;
  }

  Set<String> candidateGroups(Task task) {
    return engine().getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .collect(Collectors.toSet());
  }

  void complete(String key, Map<String, Object> variables) {
    engine().getTaskService().complete(task(key).getId(), variables);
  }

  /** Activities that wait, by key. */
  List<String> waiting(String instance) {
    return engine().getRuntimeService().getActiveActivityIds(instance).stream().sorted().toList();
  }

  Object variable(String instance, String name) {
    return engine().getRuntimeService().getVariable(instance, name);
  }

  /** The end events that the instance reached, in order; empty while it runs. */
  List<String> ends(String instance) {
    HistoryService history = engine().getHistoryService();
    return history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance)
        .activityType("noneEndEvent")
        .orderPartiallyByOccurrence()
        .asc()
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityId)
        .toList();
  }

  boolean hasEnded(String instance) {
    return engine()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .count()
        == 0;
  }
}
