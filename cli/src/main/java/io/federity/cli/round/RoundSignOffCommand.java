package io.federity.cli.round;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.error.ErrorCode;
import io.federity.wire.RoundMemberView;
import io.federity.wire.RoundView;
import io.federity.wire.SignOffRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity round sign-off}. */
@Command(
    name = "sign-off",
    description = "Release a merge, or refuse it and name what is excluded (compliance officers).")
public final class RoundSignOffCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  @Option(names = "--reason", description = "Your reason; it becomes part of the signed record.")
  private String reason = "";

  @Option(
      names = "--exclude",
      paramLabel = "COMMIT",
      description = "With --refuse: a member to leave out; repeatable.")
  private List<String> exclude = List.of();

  @Option(
      names = "--commit",
      description = "The merge that you looked at; by default the round's merge, which is shown.")
  private Optional<String> commit = Optional.empty();

  @Mixin private RoundChoice choice;
  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  /** One of the two. */
  static final class Verdict {
    @Option(names = "--approve", description = "Release the merge.")
    private boolean approve;

    @Option(names = "--refuse", description = "Refuse it; the round opens again.")
    private boolean refuse;
  }

  RoundSignOffCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (reason.isBlank()) {
      throw new CommandRefusedException(
          ErrorCode.MISSING_REASON, "give a reason: --reason \"...\"");
    }
    if (verdict.approve && !exclude.isEmpty()) {
      throw new CommandRefusedException(ErrorCode.BAD_REQUEST, "--exclude belongs to --refuse");
    }
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RoundView round = orRefuse(choice.of(target));
    String merge = round.mergeCommit();
    if (merge == null) {
      throw new CommandRefusedException(
          ErrorCode.WRONG_STATE,
          "round %d is %s and has no merge yet".formatted(round.number(), round.state()));
    }
    String named = commit.orElse(merge);
    SignOffRequest request =
        new SignOffRequest(
            verdict.refuse ? "refuse" : "approve",
            named.length() >= 8 && merge.startsWith(named) ? merge : named,
            reason,
            exclude.stream().map(id -> whole(id, round)).toList());
    RoundView after =
        orRefuse(target.api().rounds().signOff(target.repository(), round.number(), request));
    Console console = environment.console();
    output.print(console, after, () -> RoundText.print(console, after));
    return 0;
  }

  /** Digits of a member's commit stand for it; anything else is refused by the server. */
  private static String whole(String id, RoundView round) {
    return round.members().stream()
        .map(RoundMemberView::commit)
        .filter(member -> id.length() >= 8 && member.startsWith(id))
        .findFirst()
        .orElse(id);
  }
}
