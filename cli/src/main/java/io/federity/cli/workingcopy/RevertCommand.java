package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.auth.StoredLogin;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.Api;
import io.federity.cli.wallet.WalletFile;
import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.wallet.SigningKey;
import io.federity.wire.ContributionView;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code federity revert}. */
@Command(
    name = "revert",
    description =
        "Propose to undo a commit of the branch, and with it every later one: the tensors before it"
            + " come back. Reviewed like any push, then released by a compliance officer.")
public final class RevertCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      paramLabel = "COMMIT",
      description = "The first commit to undo: id, the first digits of it, branch or tag.")
  private String commit = "";

  @Option(
      names = {"-m", "--message"},
      required = true,
      description = "Why, for the reviewers.")
  private String message = "";

  @Mixin private OutputOptions output;

  RevertCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    if (message.isBlank() || message.length() > Commit.MAX_MESSAGE) {
      throw new CommandRefusedException(
          ErrorCode.BAD_REQUEST, "a message has 1 to %d characters".formatted(Commit.MAX_MESSAGE));
    }
    Optional<StoredLogin> login = StoredLogin.load(FederityHome.of(environment));
    if (login.isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.NOT_SIGNED_IN, "a commit names its author, and nobody is signed in");
    }
    Api api = new Servers(environment).api(orRefuse(Servers.parse(copy.config().server())));
    Revert revert = orRefuse(Revert.of(copy, api, commit));
    SigningKey key = orRefuse(new WalletFile(environment).unlock());
    SignedCommit signed =
        revert.sign(copy, message, login.get(), key, environment.clock().instant());
    ContributionView proposed =
        orRefuse(api.contributions().propose(copy.repository(), LocalCommit.proposal(signed)));
    Console console = environment.console();
    output.print(console, proposed, () -> print(console, revert, proposed));
    console.note("Next: a reviewer of another hospital approves; a compliance officer releases it");
    return 0;
  }

  private static void print(Console console, Revert revert, ContributionView proposed) {
    for (Commit undone : revert.undone()) {
      console.data(
          "Undoes %s (%s) %s"
              .formatted(
                  undone.id().shortHex(),
                  undone.kind().kindName(),
                  undone.message().lines().findFirst().orElse("")));
    }
    console.data("Restores the tensors of " + revert.restored().id().shortHex());
    console.data(
        "Proposed %s as contribution %d (%s); nothing was trained"
            .formatted(proposed.commit().substring(0, 8), proposed.number(), proposed.state()));
  }
}
