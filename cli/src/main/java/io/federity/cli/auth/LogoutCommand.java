package io.federity.cli.auth;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.Network;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code federity auth logout}. */
@Command(name = "logout", description = "Sign out: revoke the session and forget the tokens.")
public final class LogoutCommand implements Callable<Integer> {
  private final CommandEnvironment environment;

  LogoutCommand(CommandEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    FederityHome home = FederityHome.of(environment);
    Optional<StoredLogin> login = StoredLogin.load(home);
    if (login.isEmpty()) {
      environment.console().note("Nobody is signed in.");
      return 0;
    }
    Outcome<String> revoked = revoke(login.get());
    StoredLogin.delete(home);
    if (revoked instanceof Outcome.Refused<String>(Refusal refusal)) {
      environment
          .console()
          .note("The session could not be revoked (" + refusal.detail() + "); it ends by itself.");
    }
    environment.console().note("Signed out " + login.get().username() + ".");
    return 0;
  }

  private Outcome<String> revoke(StoredLogin login) {
    return IdentityProvider.discover(login.issuer(), Network.of(environment))
        .then(provider ->
            provider.post(
                "revocation_endpoint",
                Map.of(
                    "client_id",
                    login.clientId(),
                    "token",
                    login.refreshToken(),
                    "token_type_hint",
                    "refresh_token")));
  }
}
