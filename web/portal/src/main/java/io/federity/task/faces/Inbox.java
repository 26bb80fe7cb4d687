package io.federity.task.faces;

import io.federity.error.Outcome;
import io.federity.portal.faces.Navigation;
import io.federity.portal.faces.Refusals;
import io.federity.portal.faces.SignedInPerson;
import io.federity.task.service.TaskService;
import io.federity.wire.TaskView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/** What waits for the signed-in person, and whether they take it on. */
@Named("inbox")
@RequestScoped
public class Inbox {
  private static final Map<String, String> ACTIONS =
      Map.of(
          "review", "Review contribution",
          "sign-off", "Sign off merge",
          "release-revert", "Release revert",
          "approve-statistics", "Approve statistics");

  @Inject private TaskService tasks;
  @Inject private SignedInPerson person;
  @Inject private Navigation navigation;
  @Inject private Refusals refusals;

  /** The tasks. */
  public List<TaskView> getTasks() {
    return navigation.getInbox();
  }

  /** What a task of that kind asks for, as its button says it. */
  public String action(String kind) {
    return ACTIONS.getOrDefault(kind, "Open");
  }

  /** Name of the icon of a kind of task. */
  public String icon(String kind) {
    return switch (kind) {
      case "review" -> "search";
      case "sign-off", "release-revert" -> "verified";
      default -> "calculator";
    };
  }

  /** Whether the person has taken the task on. */
  public boolean mine(TaskView task) {
    return person.getUsername().equals(task.assignee());
  }

  /** Takes a task on, so that others see it is cared for. */
  public void claim(String id) {
    show(tasks.claim(person.actor(), id));
  }

  /** Gives a task back. */
  public void release(String id) {
    show(tasks.release(person.actor(), id));
  }

  private void show(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?>(var refusal)) {
      refusals.show(refusal);
    } else {
      refusals.reload();
    }
  }
}
