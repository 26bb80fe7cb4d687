package io.federity.cli.task;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.wire.TaskView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity task list}. */
@Command(name = "list", description = "List the reviews and sign-offs that wait for you.")
public final class TaskListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  TaskListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    List<TaskView> tasks =
        orRefuse(servers.usual().then(server -> servers.api(server).tasks().list()));
    Console console = environment.console();
    output.print(
        console,
        tasks,
        () -> {
          Table table = new Table("KIND", "REPOSITORY", "TITLE", "FROM", "DUE");
          for (TaskView task : tasks) {
            String due = task.due() == null ? "-" : task.due() + (task.overdue() ? " (late)" : "");
            table.row(task.kind(), task.repository(), task.title(), task.from(), due);
          }
          table.print(console);
        });
    return 0;
  }
}
