package io.federity.cli.contribution;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.ContributionView;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity contribution list}. */
@Command(name = "list", description = "List contributions.")
public final class ContributionListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(names = "--state", description = "Only those in this state, such as in-review.")
  private Optional<String> state = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  ContributionListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<ContributionView> all =
        orRefuse(target.api().contributions().list(target.repository(), state));
    Console console = environment.console();
    output.print(
        console,
        all,
        () -> {
          Table table = new Table("NO", "STATE", "COMMIT", "HOSPITAL", "AUTHOR", "ROWS", "PUSHED");
          for (ContributionView one : all) {
            table.row(
                one.number(),
                one.state(),
                one.commit().substring(0, 8),
                one.hospital(),
                one.author(),
                one.numExamples(),
                one.pushed());
          }
          table.print(console);
        });
    return 0;
  }
}
