package io.federity.cli.wallet;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.wallet.WalletAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity wallet show}. */
@Command(name = "show", description = "Show the wallet's address; needs no passphrase.")
public final class WalletShowCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  WalletShowCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WalletFile wallet = new WalletFile(environment);
    WalletAddress address = orRefuse(wallet.address());
    Console console = environment.console();
    output.print(
        console,
        Map.of("address", address.base58(), "file", wallet.file().toString()),
        () -> console.data(address.base58()));
    return 0;
  }
}
