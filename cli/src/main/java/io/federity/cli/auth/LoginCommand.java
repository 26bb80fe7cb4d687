package io.federity.cli.auth;

import static io.federity.cli.console.CommandRefusedException.orRefuse;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.console.Console;
import io.federity.cli.console.Json;
import io.federity.cli.console.OutputOptions;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.AccessTokens;
import io.federity.cli.remote.ApiConnection;
import io.federity.cli.remote.ServerApi;
import io.federity.error.Outcome;
import io.federity.wire.ActorView;
import io.federity.wire.ServerView;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code federity auth login}. */
@Command(
    name = "login",
    description = "Sign in with your hospital's account: open the address, confirm the code.")
public final class LoginCommand implements Callable<Integer> {
  private final CommandEnvironment environment;
  private final Console console;

  @Option(names = "--server", paramLabel = "URL", description = "Address of the server.")
  private Optional<String> server = Optional.empty();

  @Option(names = "--no-browser", description = "Only print the address and the code.")
  private boolean noBrowser;

  @Option(
      names = "--client-credentials",
      description =
          "Check a worker's FEDERITY_CLIENT_ID and FEDERITY_CLIENT_SECRET; nothing is stored.")
  private boolean clientCredentials;

  @Mixin private OutputOptions output;

  LoginCommand(CommandEnvironment environment) {
    this.environment = environment;
    this.console = environment.console();
  }

  @Override
  public Integer call() {
    Servers servers = new Servers(environment);
    URI address = orRefuse(server.map(Servers::parse).orElseGet(servers::usual));
    ActorView actor =
        clientCredentials ? orRefuse(servers.api(address).server().me()) : signIn(servers, address);
    output.print(
        console,
        actor,
        () ->
            console.data(
                "Signed in as %s (%s), hospital %s, roles %s"
                    .formatted(
                        actor.username(),
                        actor.displayName(),
                        actor.hospital().isEmpty() ? "none" : actor.hospital(),
                        String.join(", ", actor.roles()))));
    return 0;
  }

  private ActorView signIn(Servers servers, URI address) {
    ServerView view = orRefuse(servers.describe(address));
    IdentityProvider provider =
        orRefuse(IdentityProvider.discover(view.issuer(), servers.network()));
    TokenAnswer tokens =
        orRefuse(new DeviceFlow(provider, view.cliClientId(), environment).run(this::show));
    ActorView actor =
        orRefuse(
            new ServerApi(
                    new ApiConnection(address, new Fixed(tokens.accessToken()), servers.network()))
                .me());
    new StoredLogin(
            address.toString(),
            view.issuer(),
            view.cliClientId(),
            tokens.accessToken(),
            tokens.refreshToken(),
            environment.clock().instant().plusSeconds(tokens.expiresIn()),
            actor.username(),
            actor.displayName(),
            actor.hospital())
        .save(FederityHome.of(environment));
    return actor;
  }

  private void show(DeviceFlow.Invitation invitation) {
    if (output.json()) {
      console.data(Json.text(invitation));
      return;
    }
    console.note("Open " + invitation.verificationUri());
    console.note("and enter the code " + invitation.userCode());
    console.note("or open " + invitation.verificationUriComplete());
    if (!noBrowser && console.terminal() && Browser.open(invitation.verificationUriComplete())) {
      console.note("(a browser was asked to open it)");
    }
  }

  /** The token that has just come. */
  private record Fixed(String token) implements AccessTokens {
    @Override
    public Outcome<String> current() {
      return Outcome.accepted(token);
    }

    @Override
    public Outcome<String> renewed() {
      return current();
    }
  }
}
