package io.federity.cli.task;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.error.Outcome;
import io.federity.wire.AuditView;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code federity audit list}. */
@Command(name = "list", description = "List what was done, by whom and when.")
public final class AuditListCommand extends ListCommand<AuditView> {
  @Option(
      names = {"-R", "--repo"},
      paramLabel = "OWNER/NAME",
      description = "Only of this repository.")
  private Optional<String> repository = Optional.empty();

  @Option(
      names = {"-n", "--limit"},
      description = "How many entries; by default ${DEFAULT-VALUE}.")
  private int limit = 100;

  AuditListCommand(CommandEnvironment environment) {
    super(environment, "NO", "TIME", "ACTOR", "ACTION", "SUBJECT", "REPOSITORY");
  }

  @Override
  protected Outcome<List<AuditView>> ask() {
    return new Servers(environment()).usualApi().then(api -> api.tasks().audit(repository, limit));
  }

  @Override
  protected List<Object> cells(AuditView one) {
    return row(
        one.number(), one.time(), one.actor(), one.action(), one.subject(), one.repository());
  }
}
