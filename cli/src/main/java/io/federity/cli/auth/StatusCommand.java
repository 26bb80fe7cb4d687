package io.federity.cli.auth;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.OutputOptions;
import io.federity.wire.ActorView;
import io.federity.wire.WalletView;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code federity auth status}. */
@Command(name = "status", description = "Show who is signed in, as the server sees it.")
public final class StatusCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  @Mixin private OutputOptions output;

  StatusCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    URI address = orRefuse(servers.usual());
    ActorView actor = orRefuse(servers.api(address).server().me());
    Console console = environment.console();
    output.print(
        console,
        actor,
        () -> {
          console.data("server    " + address);
          console.data("user      %s (%s)".formatted(actor.username(), actor.displayName()));
          console.data("hospital  " + actor.hospital());
          console.data("roles     " + String.join(", ", actor.roles()));
          console.data(
              "wallets   "
                  + String.join(", ", actor.wallets().stream().map(WalletView::address).toList()));
        });
    return 0;
  }
}
