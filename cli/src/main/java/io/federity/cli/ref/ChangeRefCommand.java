package io.federity.cli.ref;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.workingcopy.RepositoryOption;
import io.federity.commit.RefName;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wire.RefView;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes or deletes one branch or tag. */
abstract class ChangeRefCommand implements Callable<Integer> {
  private final CommandEnvironment environment;
  private final Function<String, Optional<RefName>> kind;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Option(
      names = {"-m", "--message"},
      required = true,
      description = "Why; it is kept in the audit trail, and with the branch or tag.")
  private String message = "";

  @Mixin private RepositoryOption repository;
  @Mixin private OutputOptions output;

  /** Of refs that get their full names in this way. */
  ChangeRefCommand(CommandEnvironment environment, Function<String, Optional<RefName>> kind) {
    this.environment = environment;
    this.kind = kind;
  }

  /** Changes it on the server, and says what it is or was. */
  abstract Outcome<RefView> change(RepositoryOption.Target target, RefName ref, String message);

  /** What to tell a person. */
  abstract String told(RefView ref);

  @Override
  public final Integer call() {
    RepositoryOption.Target target = orRefuse(repository.target(environment));
    RefView changed = orRefuse(named().then(ref -> change(target, ref, message)));
    output.print(environment.console(), changed, () -> environment.console().data(told(changed)));
    return 0;
  }

  private Outcome<RefName> named() {
    return kind.apply(name)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.BAD_REQUEST,
                "not a name of a branch or tag: "
                    + name
                    + "; letters, digits, '.', '_' and '-', at most 100"));
  }
}
