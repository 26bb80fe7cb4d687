package io.federity.cli.task;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.error.Outcome;
import io.federity.wire.TaskView;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code federity task list}. */
@Command(name = "list", description = "List the reviews and sign-offs that wait for you.")
public final class TaskListCommand extends ListCommand<TaskView> {
  TaskListCommand(CommandEnvironment environment) {
    super(environment, "KIND", "REPOSITORY", "TITLE", "FROM", "DUE");
  }

  @Override
  protected Outcome<List<TaskView>> ask() {
    return new Servers(environment()).usualApi().then(api -> api.tasks().list());
  }

  @Override
  protected List<Object> cells(TaskView one) {
    String due = one.due() == null ? "-" : one.due() + (one.overdue() ? " (late)" : "");
    return row(one.kind(), one.repository(), one.title(), one.from(), due);
  }
}
