package io.federity.cli.statistics;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.Outcome;
import io.federity.wire.StatisticsView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity stats list}. */
@Command(name = "list", description = "List the statistics that hospitals have sent.")
public final class StatsListCommand extends ListCommand<StatisticsView> {
  @Mixin private RepositoryOption repository;

  StatsListCommand(CommandEnvironment environment) {
    super(environment, "ID", "HOSPITAL", "AUTHOR", "ROWS", "APPROVED", "PUSHED");
  }

  @Override
  protected Outcome<List<StatisticsView>> ask() {
    return repository
        .target(environment())
        .then(target -> target.api().statistics().list(target.repository()));
  }

  @Override
  protected List<Object> cells(StatisticsView one) {
    return row(
        one.id(),
        one.hospital(),
        one.author(),
        one.rows(),
        one.approved() ? "yes" : "no",
        one.pushed());
  }
}
