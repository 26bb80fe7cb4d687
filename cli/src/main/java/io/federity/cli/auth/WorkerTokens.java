package io.federity.cli.auth;

import io.federity.cli.remote.AccessTokens;
import io.federity.cli.remote.Network;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Tokens of a worker by client credentials (RFC 6749, section 4.4); kept in memory only. */
final class WorkerTokens implements AccessTokens {
  private static final Duration SPARE = Duration.ofSeconds(20);

  private final Supplier<Outcome<String>> issuer;
  private final String clientId;
  private final String clientSecret;
  private final Network network;
  private final Clock clock;
  private Optional<String> token = Optional.empty();
  private Instant expires = Instant.MIN;

  /**
   * Asks for nothing yet.
   *
   * @param issuer where the server says that tokens come from
   */
  WorkerTokens(
      Supplier<Outcome<String>> issuer,
      String clientId,
      String clientSecret,
      Network network,
      Clock clock) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.network = network;
    this.clock = clock;
  }

  @Override
  public synchronized Outcome<String> current() {
    return token.isPresent() && clock.instant().plus(SPARE).isBefore(expires)
        ? Outcome.accepted(token.get())
        : renewed();
  }

  @Override
  public synchronized Outcome<String> renewed() {
    Map<String, String> form =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            clientSecret);
    return issuer
        .get()
        .then(address -> IdentityProvider.discover(address, network))
        .then(provider -> provider.tokens(form))
        .then(answer -> {
          if (!answer.error().isEmpty()) {
            return Outcome.refused(
                ErrorCode.NOT_SIGNED_IN,
                "client %s was refused: %s".formatted(clientId, answer.reason()));
          }
          token = Optional.of(answer.accessToken());
          expires = clock.instant().plusSeconds(answer.expiresIn());
          return Outcome.accepted(answer.accessToken());
        });
  }
}
