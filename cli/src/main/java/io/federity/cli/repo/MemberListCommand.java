package io.federity.cli.repo;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.ListCommand;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.Outcome;
import io.federity.wire.MemberView;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity repo member list}. */
@Command(name = "list", description = "List members and their roles.")
public final class MemberListCommand extends ListCommand<MemberView> {
  @Mixin private RepositoryOption repository;

  MemberListCommand(CommandEnvironment environment) {
    super(environment, "USER", "HOSPITAL", "ROLES");
  }

  @Override
  protected Outcome<List<MemberView>> ask() {
    return repository
        .target(environment())
        .then(target -> target.api().repositories().members(target.repository()));
  }

  @Override
  protected List<Object> cells(MemberView one) {
    return row(one.username(), one.hospital(), String.join(", ", one.roles()));
  }
}
