package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.RepositoryApi;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.ErrorCode;
import io.federity.identity.Role;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity repo member add}. */
@Command(name = "add", description = "Give a user roles in the repository, beside those there are.")
public final class MemberAddCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(paramLabel = "USER", description = "The user name.")
  private String user = "";

  @Option(
      names = "--role",
      required = true,
      description =
          "contributor, reviewer, compliance-officer, maintainer, auditor or evaluation-worker;"
              + " repeatable.")
  private List<String> roles = List.of();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  MemberAddCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    for (String role : roles) {
      if (Role.named(role).isEmpty()) {
        throw new CommandRefusedException(ErrorCode.BAD_REQUEST, "there is no role " + role);
      }
    }
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RepositoryApi repositories = target.api().repositories();
    TreeSet<String> all = new TreeSet<>(roles);
    for (MemberView member : orRefuse(repositories.members(target.repository()))) {
      if (member.username().equals(user)) {
        all.addAll(member.roles());
      }
    }
    List<String> sorted = List.copyOf(all);
    orRefuse(repositories.putMember(target.repository(), user, new MemberRequest(sorted)));
    Console console = environment.console();
    output.print(
        console,
        Map.of("username", user, "roles", sorted),
        () -> console.data("%s is now %s".formatted(user, String.join(", ", sorted))));
    return 0;
  }
}
