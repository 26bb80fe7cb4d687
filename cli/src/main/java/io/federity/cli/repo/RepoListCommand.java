package io.federity.cli.repo;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.error.Outcome;
import io.federity.wire.RepositoryView;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code federity repo list}. */
@Command(name = "list", description = "List the repositories that you may read.")
public final class RepoListCommand extends ListCommand<RepositoryView> {
  RepoListCommand(CommandEnvironment environment) {
    super(environment, "REPOSITORY", "VISIBILITY", "HEAD", "DESCRIPTION");
  }

  @Override
  protected Outcome<List<RepositoryView>> ask() {
    return new Servers(environment()).usualApi().then(api -> api.repositories().list());
  }

  @Override
  protected List<Object> cells(RepositoryView one) {
    return row(
        one.owner() + "/" + one.name(), one.visibility(), shortId(one.head()), one.description());
  }
}
