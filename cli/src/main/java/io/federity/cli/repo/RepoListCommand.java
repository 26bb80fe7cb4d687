package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.wire.RepositoryView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity repo list}. */
@Command(name = "list", description = "List the repositories that you may read.")
public final class RepoListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  RepoListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    List<RepositoryView> repositories =
        orRefuse(servers.usual().then(server -> servers.api(server).repositories().list()));
    Console console = environment.console();
    output.print(
        console,
        repositories,
        () -> {
          Table table = new Table("REPOSITORY", "VISIBILITY", "HEAD", "DESCRIPTION");
          for (RepositoryView one : repositories) {
            String head = one.head();
            table.row(
                one.owner() + "/" + one.name(),
                one.visibility(),
                head == null ? "-" : head.substring(0, 8),
                one.description());
          }
          table.print(console);
        });
    return 0;
  }
}
