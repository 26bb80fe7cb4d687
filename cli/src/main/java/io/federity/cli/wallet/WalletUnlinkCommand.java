package io.federity.cli.wallet;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.WalletApi;
import io.federity.wallet.WalletAddress;
import io.federity.wire.WalletView;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code federity wallet unlink}. */
@Command(
    name = "unlink",
    description = {
      "Take back that a wallet signs for your account.",
      "What it signed stays valid and yours; nobody else can link it. The file is kept."
    })
public final class WalletUnlinkCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Parameters(
      arity = "0..1",
      paramLabel = "ADDRESS",
      description = "Which one; default: the wallet of this machine.")
  private @Nullable String address;

  @Mixin private OutputOptions output;

  WalletUnlinkCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    URI server = orRefuse(servers.usual());
    WalletApi wallets = servers.api(server).wallets();
    String which =
        Optional.ofNullable(address)
            .orElseGet(
                () -> orRefuse(new WalletFile(environment).address().map(WalletAddress::base58)));
    WalletView unlinked = orRefuse(wallets.unlink(which));
    Console console = environment.console();
    output.print(
        console,
        unlinked,
        () ->
            console.data("Unlinked %s from %s".formatted(unlinked.address(), unlinked.username())));
    console.note("Commits that it signed stay yours. To use it again: federity wallet link");
    return 0;
  }
}
