package io.federity.workflow;

import io.federity.task.service.WaitingTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

/** The engine's user tasks; a claimed task stays with its candidate groups. */
@ApplicationScoped
public class UserTasks implements WaitingTasks {
  @Inject EngineBootstrap bootstrap;

  @Override
  public List<WaitingTask> forRoles(List<String> roles) {
    return read(candidates(roles).list());
  }

  /** The engine compares times only: what was made in the same millisecond is skipped by id. */
  @Override
  public List<WaitingTask> forRoles(List<String> roles, Optional<Position> after, int most) {
    List<Task> found = new ArrayList<>();
    List<Task> read;
    int first = 0;
    do {
      TaskQuery query = candidates(roles);
      after.ifPresent(last -> query.taskCreatedAfter(Date.from(last.created().minusMillis(1))));
      read = query.listPage(first, most);
      read.stream()
          .filter(task -> after.isEmpty() || isBehind(task, after.get()))
          .forEach(found::add);
      first += most;
    } while (found.size() < most && read.size() == most);
    return read(found.subList(0, Math.min(most, found.size())));
  }

  private static boolean isBehind(Task task, Position last) {
    int order = instant(task.getCreateTime()).compareTo(last.created());
    return order > 0 || (order == 0 && task.getId().compareTo(last.id()) > 0);
  }

  private TaskQuery candidates(List<String> roles) {
    return engine()
        .getTaskService()
        .createTaskQuery()
        .taskCandidateGroupIn(roles)
        .includeAssignedTasks()
        .active()
        .orderByTaskCreateTime()
        .asc()
        .orderByTaskId()
        .asc();
  }

  @Override
  public Optional<WaitingTask> find(String id) {
    return read(engine().getTaskService().createTaskQuery().taskId(id).active().list()).stream()
        .findFirst();
  }

  @Override
  public void assign(String id, Optional<String> username) {
    engine().getTaskService().setAssignee(id, username.orElse(null));
  }

  private List<WaitingTask> read(List<Task> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    Map<String, ProcessInstance> instances =
        engine()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceIds(
                tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
            .list()
            .stream()
            .collect(Collectors.toMap(ProcessInstance::getId, Function.identity()));
    return tasks.stream()
        .flatMap(task ->
            Optional.ofNullable(instances.get(task.getProcessInstanceId()))
                .map(instance -> read(task, instance.getBusinessKey()))
                .stream())
        .toList();
  }

  private static WaitingTask read(Task task, String businessKey) {
    return new WaitingTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        businessKey,
        instant(task.getCreateTime()),
        Optional.ofNullable(task.getDueDate()).map(UserTasks::instant),
        Optional.ofNullable(task.getAssignee()));
  }

  /** The database's own kind of date would lose nothing, but prints in the server's time zone. */
  private static Instant instant(Date date) {
    return Instant.ofEpochMilli(date.getTime());
  }

  private ProcessEngine engine() {
    return bootstrap.engine();
  }
}
