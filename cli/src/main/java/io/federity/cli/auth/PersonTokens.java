package io.federity.cli.auth;

import io.federity.cli.home.FederityHome;
import io.federity.cli.home.HomeLock;
import io.federity.cli.remote.AccessTokens;
import io.federity.cli.remote.Network;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Tokens of the person who signed in; refreshed and stored again when they end. */
final class PersonTokens implements AccessTokens {
  private static final Duration SPARE = Duration.ofSeconds(20);

  private final FederityHome home;
  private final URI server;
  private final Network network;
  private final Clock clock;

  PersonTokens(FederityHome home, URI server, Network network, Clock clock) {
    this.home = home;
    this.server = server;
    this.network = network;
    this.clock = clock;
  }

  @Override
  public Outcome<String> current() {
    return login()
        .then(login ->
            clock.instant().plus(SPARE).isBefore(login.expires())
                ? Outcome.accepted(login.accessToken())
                : refresh(login));
  }

  @Override
  public Outcome<String> renewed() {
    return login().then(this::refresh);
  }

  private Outcome<StoredLogin> login() {
    Optional<StoredLogin> login = StoredLogin.load(home);
    if (login.isEmpty()) {
      return Outcome.refused(ErrorCode.NOT_SIGNED_IN, "nobody is signed in");
    }
    if (!login.get().server().equals(server.toString())) {
      return Outcome.refused(
          ErrorCode.NOT_SIGNED_IN,
          "signed in at %s, not at %s".formatted(login.get().server(), server));
    }
    return Outcome.accepted(login.get());
  }

  /** A refresh token serves once, so of several commands at a time only the first uses it. */
  private Outcome<String> refresh(StoredLogin login) {
    return HomeLock.holding(
        home.loginFile(),
        () ->
            login()
                .then(now ->
                    now.refreshToken().equals(login.refreshToken())
                        ? exchange(now)
                        : Outcome.accepted(now.accessToken())));
  }

  private Outcome<String> exchange(StoredLogin login) {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            login.clientId(),
            "refresh_token",
            login.refreshToken());
    return IdentityProvider.discover(login.issuer(), network)
        .then(provider -> provider.tokens(form))
        .then(answer -> {
          if (!answer.error().isEmpty()) {
            return Outcome.refused(
                ErrorCode.NOT_SIGNED_IN, "the session has ended: " + answer.reason());
          }
          Instant now = clock.instant();
          login.with(answer, now).save(home);
          return Outcome.accepted(answer.accessToken());
        });
  }
}
