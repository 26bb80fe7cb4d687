package io.federity.cli.statistics;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.StatisticsView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity stats list}. */
@Command(name = "list", description = "List the statistics that hospitals have sent.")
public final class StatsListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  StatsListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<StatisticsView> all = orRefuse(target.api().statistics().list(target.repository()));
    Console console = environment.console();
    output.print(
        console,
        all,
        () -> {
          Table table = new Table("ID", "HOSPITAL", "AUTHOR", "ROWS", "APPROVED", "PUSHED");
          all.forEach(one ->
              table.row(
                  one.id(),
                  one.hospital(),
                  one.author(),
                  one.rows(),
                  one.approved() ? "yes" : "no",
                  one.pushed()));
          table.print(console);
        });
    return 0;
  }
}
