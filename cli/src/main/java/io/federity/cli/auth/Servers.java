package io.federity.cli.auth;

import io.federity.cli.console.CommandEnvironment;
import io.federity.cli.home.FederityHome;
import io.federity.cli.remote.AccessTokens;
import io.federity.cli.remote.Api;
import io.federity.cli.remote.ApiConnection;
import io.federity.cli.remote.Network;
import io.federity.cli.remote.ServerApi;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.wire.ServerView;
import java.net.URI;
import java.util.Optional;

/** Which server a command talks to, and as whom. */
public final class Servers {
  /** Where a server of one's own listens. */
  public static final String LOCAL = "http://localhost:8080";

  private final CommandEnvironment environment;
  private final FederityHome home;
  private final Network network;

  /** Of this environment. */
  public Servers(CommandEnvironment environment) {
    this.environment = environment;
    this.home = FederityHome.of(environment);
    this.network = Network.of(environment);
  }

  /** {@code FEDERITY_SERVER}, else the server of the login, else a local one. */
  public Outcome<URI> usual() {
    Optional<String> named = environment.variable("FEDERITY_SERVER");
    return parse(named.or(() -> StoredLogin.load(home).map(StoredLogin::server)).orElse(LOCAL));
  }

  /** The API of the usual server. */
  public Outcome<Api> usualApi() {
    return usual().map(this::api);
  }

  /** Reads an address without path. */
  public static Outcome<URI> parse(String text) {
    try {
      URI uri = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
      boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (http && uri.getHost() != null && uri.getPath().isEmpty()) {
        return Outcome.accepted(uri);
      }
    } catch (IllegalArgumentException e) {
      return notAnAddress(text);
    }
    return notAnAddress(text);
  }

  private static Outcome<URI> notAnAddress(String text) {
    return Outcome.refused(
        ErrorCode.BAD_REQUEST, "not a server's address such as https://federity.example: " + text);
  }

  /** The API as the person, or as a worker where its credentials are in the environment. */
  public Api api(URI server) {
    return new Api(new ApiConnection(server, tokens(server), network));
  }

  /** How requests leave this machine. */
  public Network network() {
    return network;
  }

  /** What a server says of itself, without login. */
  public Outcome<ServerView> describe(URI server) {
    return new ServerApi(new ApiConnection(server, new NoTokens(), network)).server();
  }

  private AccessTokens tokens(URI server) {
    Optional<String> clientId = environment.variable("FEDERITY_CLIENT_ID");
    Optional<String> secret = environment.variable("FEDERITY_CLIENT_SECRET");
    if (clientId.isPresent() && secret.isPresent()) {
      return new WorkerTokens(
          () -> describe(server).map(ServerView::issuer),
          clientId.get(),
          secret.get(),
          network,
          environment.clock());
    }
    return new PersonTokens(home, server, network, environment.clock());
  }

  /** For what is open to all. */
  private record NoTokens() implements AccessTokens {
    @Override
    public Outcome<String> current() {
      return Outcome.refused(ErrorCode.NOT_SIGNED_IN, "no login here");
    }

    @Override
    public Outcome<String> renewed() {
      return current();
    }
  }
}
