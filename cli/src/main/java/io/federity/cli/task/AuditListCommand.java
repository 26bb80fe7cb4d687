package io.federity.cli.task;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.wire.AuditView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity audit list}. */
@Command(name = "list", description = "List what was done, by whom and when.")
public final class AuditListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(
      names = {"-R", "--repo"},
      paramLabel = "OWNER/NAME",
      description = "Only of this repository.")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = {"-n", "--limit"},
      description = "How many entries; by default ${DEFAULT-VALUE}.")
  private int limit = 100;

  @Mixin private OutputOptions output;

  AuditListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    List<AuditView> entries =
        orRefuse(
            servers.usual().then(server -> servers.api(server).tasks().audit(repository, limit)));
    Console console = environment.console();
    output.print(
        console,
        entries,
        () -> {
          Table table = new Table("NO", "TIME", "ACTOR", "ACTION", "SUBJECT", "REPOSITORY");
          entries.forEach(entry ->
              table.row(
                  entry.number(),
                  entry.time(),
                  entry.actor(),
                  entry.action(),
                  entry.subject(),
                  entry.repository()));
          table.print(console);
        });
    return 0;
  }
}
