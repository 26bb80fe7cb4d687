package io.federity.cli.repo;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.cli.workingcopy.RepositoryOption.Target;
import io.federity.error.Outcome;
import io.federity.wire.MemberView;
import io.federity.wire.RepositoryView;
import io.federity.wire.RoundView;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity repo view}. */
@Command(name = "view", description = "Show one repository: policy, members, open round.")
public final class RepoViewCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "OWNER/NAME",
      description = "By default that of the working copy.")
  private Optional<String> name = Optional.empty();

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  RepoViewCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Target target =
        orRefuse(
            name.map(given -> RepositoryOption.target(environment, given))
                .orElseGet(() -> repository.target(environment)));
    Outcome<RepositoryView> outcome = target.api().repositories().view(target.repository());
    RepositoryView view = orRefuse(outcome);
    Console console = environment.console();
    output.print(console, view, () -> print(console, view));
    return 0;
  }

  private static void print(Console console, RepositoryView view) {
    console.data("%s/%s  %s".formatted(view.owner(), view.name(), view.description()));
    console.data("id          " + view.id());
    console.data("task        " + view.task());
    console.data("visibility  " + view.visibility());
    String head = view.head();
    console.data("head        " + (head == null ? "-" : head));
    console.data("policy      " + view.policy());
    RoundView round = view.openRound();
    if (round != null) {
      console.data(
          "round       %d %s, %d of %d hospitals"
              .formatted(round.number(), round.state(), round.members().size(), round.quorum()));
    }
    for (MemberView member : view.members()) {
      console.data(
          "member      %s (%s): %s"
              .formatted(member.username(), member.hospital(), String.join(", ", member.roles())));
    }
  }
}
