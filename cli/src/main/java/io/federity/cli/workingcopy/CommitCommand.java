package io.federity.cli.workingcopy;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.StoredLogin;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.CommandRefusedException;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.home.FederityHome;
import io.federity.cli.wallet.WalletFile;
import io.federity.commit.Commit;
import io.federity.error.ErrorCode;
import io.federity.wallet.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity commit}. */
@Command(
    name = "commit",
    description = "Sign the trained model with your wallet; nothing is sent yet.")
public final class CommitCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Option(
      names = {"-m", "--message"},
      required = true,
      description = "What you did, for the reviewers.")
  private String message = "";

  @Option(
      names = "--no-verify",
      description = "Skip the checks of structure and values; the server makes them anyway.")
  private boolean noVerify;

  @Mixin private OutputOptions output;

  CommitCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WorkingCopy copy = orRefuse(WorkingCopy.find(environment.directory()));
    LocalCommit local = orRefuse(LocalCommit.of(copy, !noVerify));
    Optional<StoredLogin> login = StoredLogin.load(FederityHome.of(environment));
    if (login.isEmpty()) {
      throw new CommandRefusedException(
          ErrorCode.NOT_SIGNED_IN, "a commit names its author, and nobody is signed in");
    }
    SigningKey key = orRefuse(new WalletFile(environment).unlock());
    Commit commit = orRefuse(local.make(message, login.get(), key, environment.clock().instant()));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("commit", commit.id().hex());
    data.put("base", local.base().id().hex());
    data.put("tree", commit.tree().hex());
    data.put("author", commit.author());
    data.put("hospital", commit.hospital());
    data.put("signer", commit.signer().base58());
    data.put("numExamples", commit.numExamples());
    data.put("metrics", commit.sortedMetrics());
    Console console = environment.console();
    output.print(
        console,
        data,
        () ->
            console.data(
                "Committed %s on %s, %d rows"
                    .formatted(
                        commit.id().shortHex(),
                        local.base().id().shortHex(),
                        commit.numExamples())));
    console.note("Next: federity push");
    return 0;
  }
}
