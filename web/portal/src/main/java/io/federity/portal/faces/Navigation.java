package io.federity.portal.faces;

import io.federity.task.service.TaskService;
import io.federity.wire.TaskView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shell shows beside every page: the number of tasks that wait, and addresses. */
@Named("navigation")
@RequestScoped
public class Navigation {
  @Inject private TaskService tasks;
  @Inject private SignedInPerson person;

  private @Nullable List<TaskView> inbox;

  /** What waits for the person; read once a request. */
  public List<TaskView> getInbox() {
    List<TaskView> known = inbox;
    if (known == null) {
      known = tasks.inbox(person.actor());
      inbox = known;
    }
    return known;
  }

  /** Address of a repository's page or of one of its parts, below the context path. */
  public String repository(String fullName, String part) {
    return "/app/repositories/" + fullName + (part.isEmpty() ? "" : "/" + part);
  }

  /** Address of the page on which a task is done. */
  public String task(TaskView task) {
    return switch (task.kind()) {
      case "review" -> repository(task.repository(), "contributions/" + task.contribution());
      case "release-revert" ->
          repository(task.repository(), "contributions/" + task.contribution());
      case "sign-off" -> repository(task.repository(), "rounds/" + task.round());
      default -> repository(task.repository(), "statistics");
    };
  }
}
