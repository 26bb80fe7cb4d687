package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.console.Table;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.MemberView;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity repo member list}. */
@Command(name = "list", description = "List members and their roles.")
public final class MemberListCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  MemberListCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    List<MemberView> members = orRefuse(target.api().repositories().members(target.repository()));
    Console console = environment.console();
    output.print(
        console,
        members,
        () -> {
          Table table = new Table("USER", "HOSPITAL", "ROLES");
          members.forEach(
              one -> table.row(one.username(), one.hospital(), String.join(", ", one.roles())));
          table.print(console);
        });
    return 0;
  }
}
