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

/** {@code federity wallet create}. */
@Command(
    name = "create",
    description = {
      "Make a wallet: a key pair in a file that your passphrase encrypts.",
      "The passphrase is asked for, or taken from FEDERITY_WALLET_PASSPHRASE or the file that",
      "FEDERITY_WALLET_PASSPHRASE_FILE names."
    })
public final class WalletCreateCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  WalletCreateCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    WalletFile wallet = new WalletFile(environment);
    WalletAddress address = orRefuse(wallet.create());
    Console console = environment.console();
    output.print(
        console,
        Map.of("address", address.base58(), "file", wallet.file().toString()),
        () -> console.data(address.base58()));
    console.note("Stored encrypted in " + wallet.file() + ". Keep a copy: nobody can restore it.");
    console.note("Next: federity wallet link");
    return 0;
  }
}
