package io.federity.cli.statistics;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.StatisticsApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.ErrorCode;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity stats approve}. */
@Command(
    name = "approve",
    description = "Freeze the pooled statistics in the recipe (maintainers).")
public final class StatsApproveCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "ID", description = "Which to pool; by default all that were sent.")
  private List<String> ids = List.of();

  @Option(names = "--reason", description = "Your reason; it becomes part of the record.")
  private String reason = "";

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  StatsApproveCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new CommandRefusedException(
          ErrorCode.MISSING_REASON, "give a reason: --reason \"...\"");
    }
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    StatisticsApi statistics = target.api().statistics();
    List<String> chosen =
        ids.isEmpty()
            ? orRefuse(statistics.list(target.repository())).stream()
                .map(StatisticsView::id)
                .toList()
            : ids;
    orRefuse(statistics.approve(target.repository(), new StatisticsApproval(chosen, reason)));
    List<StatisticsView> after = orRefuse(statistics.list(target.repository()));
    Console console = environment.console();
    output.print(
        console,
        after,
        () ->
            console.data(
                "Approved the statistics of %d hospitals; everybody pulls next"
                    .formatted(chosen.size())));
    return 0;
  }
}
