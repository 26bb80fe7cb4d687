package io.federity.task.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.task.service.WaitingTasks.WaitingTask;
import io.federity.wire.TaskView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The inbox. It shows a task only to people who may really do it. */
@Stateless
public class TaskService {
  @Inject WaitingTasks tasks;
  @Inject TaskSubjects subjects;
  @Inject AuditRecorder audit;

  /** What waits for the person, oldest first. */
  public List<TaskView> inbox(Actor actor) {
    List<String> roles = actor.roles().stream().map(Role::roleName).toList();
    return roles.isEmpty()
        ? List.of()
        : tasks.forRoles(roles).stream()
            .flatMap(task -> subjects.view(actor, task).stream())
            .toList();
  }

  /** What waits for the person, oldest first, a page at a time. */
  public Outcome<Page<TaskView>> page(Actor actor, PageRequest request) {
    List<String> roles = actor.roles().stream().map(Role::roleName).toList();
    return request
        .position(cursor -> new WaitingTasks.Position(cursor.time(0), cursor.text(1)))
        .map(after ->
            roles.isEmpty()
                ? new Page<>(List.of(), Optional.empty())
                : Page.of(
                    request, mine(actor, roles, after, request.rowsToRead()), TaskService::after));
  }

  private List<TaskView> mine(
      Actor actor, List<String> roles, Optional<WaitingTasks.Position> after, int most) {
    List<TaskView> mine = new ArrayList<>();
    Optional<WaitingTasks.Position> from = after;
    List<WaitingTask> read;
    do {
      read = tasks.forRoles(roles, from, most);
      read.stream().flatMap(task -> subjects.view(actor, task).stream()).forEach(mine::add);
      from =
          read.isEmpty()
              ? from
              : Optional.of(
                  new WaitingTasks.Position(read.getLast().created(), read.getLast().id()));
    } while (mine.size() < most && read.size() == most);
    return mine.subList(0, Math.min(most, mine.size()));
  }

  private static Cursor after(TaskView last) {
    return Cursor.after(last.created(), last.id());
  }

  /** Takes a task, so that others see who is at it; everybody who may do it still may. */
  public Outcome<TaskView> claim(Actor actor, String id) {
    return open(actor, id)
        .then(task -> {
          boolean taken =
              task.assignee().filter(name -> !name.equals(actor.username())).isPresent();
          return taken
              ? Outcome.refused(
                  ErrorCode.WRONG_STATE, "the task is claimed by " + task.assignee().orElseThrow())
              : assign(actor, task, Optional.of(actor.username()), "task.claim");
        });
  }

  /** Gives a claimed task back. */
  public Outcome<TaskView> release(Actor actor, String id) {
    return open(actor, id)
        .then(task ->
            task.assignee().equals(Optional.of(actor.username()))
                ? assign(actor, task, Optional.empty(), "task.release")
                : Outcome.refused(ErrorCode.WRONG_STATE, "the task is not claimed by you"));
  }

  private Outcome<TaskView> assign(
      Actor actor, WaitingTask task, Optional<String> username, String action) {
    tasks.assign(task.id(), username);
    TaskView view = tasks.find(task.id()).flatMap(now -> subjects.view(actor, now)).orElseThrow();
    audit.record(actor, view.repository(), action, task.id(), Map.of("kind", view.kind()));
    return Outcome.accepted(view);
  }

  private Outcome<WaitingTask> open(Actor actor, String id) {
    return tasks
        .find(id)
        .filter(task -> subjects.view(actor, task).isPresent())
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "no task " + id + " waits for you"));
  }
}
