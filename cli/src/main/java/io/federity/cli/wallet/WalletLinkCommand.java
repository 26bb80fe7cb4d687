package io.federity.cli.wallet;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.auth.Servers;
import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.remote.WalletApi;
import io.federity.wallet.SigningKey;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.ChallengeView;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity wallet link}. */
@Command(
    name = "link",
    description = "Link the wallet to your account by signing the server's challenge with it.")
public final class WalletLinkCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  WalletLinkCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    URI server = orRefuse(servers.usual());
    WalletApi wallets = servers.api(server).wallets();
    SigningKey key = orRefuse(new WalletFile(environment).unlock());
    ChallengeView challenge =
        orRefuse(wallets.challenge(new ChallengeRequest(key.address().base58())));
    String text = orRefuse(SignInText.checked(challenge.message(), key.address(), server));
    String signature =
        Base64.getEncoder().encodeToString(key.sign(text.getBytes(StandardCharsets.UTF_8)));
    WalletView linked = orRefuse(wallets.link(new WalletLinkRequest(challenge.id(), signature)));
    Console console = environment.console();
    output.print(
        console,
        linked,
        () -> console.data("Linked %s to %s".formatted(linked.address(), linked.username())));
    return 0;
  }
}
