package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.RepositoryApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity repo member remove}. */
@Command(name = "remove", description = "Take roles away; without --role, all of them.")
public final class MemberRemoveCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "USER", description = "The user name.")
  private String user = "";

  @Option(names = "--role", description = "A role to take away; repeatable.")
  private List<String> roles = List.of();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  MemberRemoveCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RepositoryApi repositories = target.api().repositories();
    List<String> left =
        roles.isEmpty()
            ? List.of()
            : orRefuse(repositories.members(target.repository())).stream()
                .filter(member -> member.username().equals(user))
                .map(MemberView::roles)
                .flatMap(List::stream)
                .filter(role -> !roles.contains(role))
                .sorted()
                .toList();
    orRefuse(repositories.putMember(target.repository(), user, new MemberRequest(left)));
    Console console = environment.console();
    output.print(
        console,
        Map.of("username", user, "roles", left),
        () ->
            console.data(
                left.isEmpty()
                    ? user + " is no member any more"
                    : "%s is now %s".formatted(user, String.join(", ", left))));
    return 0;
  }
}
