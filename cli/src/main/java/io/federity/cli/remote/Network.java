package io.federity.cli.remote;

import io.federity.cli.console.CommandEnvironment;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How requests leave this machine: through which proxy, and whose certificates are trusted. A
 * setting that cannot be used refuses every request; no setting turns the check of certificates
 * off. Thread safe.
 */
public final class Network {
  /** Certificate authorities beside those of the JDK, PEM. */
  public static final String CA_FILE = "FEDERITY_CA_FILE";

  private static final int MAX_WAITS = 3;
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final CommandEnvironment environment;
  private @Nullable Outcome<HttpClient> client;

  private Network(CommandEnvironment environment) {
    this.environment = environment;
  }

  /** As the environment's variables say. */
  public static Network of(CommandEnvironment environment) {
    return new Network(environment);
  }

  /** The client, made when it is first asked for. */
  public synchronized Outcome<HttpClient> client() {
    Outcome<HttpClient> made = client;
    if (made == null) {
      made = Proxies.of(environment).then(proxies -> trust().map(trust -> client(proxies, trust)));
      client = made;
    }
    return made;
  }

  private Outcome<Optional<SSLContext>> trust() {
    return environment
        .variable(CA_FILE)
        .map(file -> Authorities.with(environment.resolve(Path.of(file))).map(Optional::of))
        .orElseGet(() -> Outcome.accepted(Optional.empty()));
  }

  private static HttpClient client(Proxies proxies, Optional<SSLContext> trust) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    if (proxies.areNamed()) { // else the JVM's own properties hold
      builder.proxy(proxies);
    }
    trust.ifPresent(builder::sslContext);
    Optional<Authenticator> login = proxies.login();
    login.ifPresent(builder::authenticator);
    return builder.build();
  }

  /**
   * Sends a request once.
   *
   * @param silence what it means that nobody answers
   */
  public <T> Outcome<HttpResponse<T>> send(
      HttpRequest request, BodyHandler<T> handler, ErrorCode silence) {
    return send(request, handler, silence, 0);
  }

  /**
   * Sends a request; again where the connection broke, which may happen before or after the server
   * did what was asked: only what has the same effect twice as once may be repeated. A server that
   * asks to wait is waited for.
   *
   * @param repeats how often to send again
   */
  <T> Outcome<HttpResponse<T>> send(
      HttpRequest request, BodyHandler<T> handler, ErrorCode silence, int repeats) {
    String server = request.uri().getScheme() + "://" + request.uri().getAuthority();
    return client()
        .then(http -> {
          try {
            return answer(http, request, handler, repeats);
          } catch (IOException e) {
            return unanswered(server, e, silence);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Outcome.refused(silence, "the request to " + server + " was interrupted");
          }
        });
  }

  private <T> Outcome<HttpResponse<T>> answer(
      HttpClient http, HttpRequest request, BodyHandler<T> handler, int repeats)
      throws IOException, InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        HttpResponse<T> answer = http.send(request, handler);
        Optional<Duration> wait = Waiting.askedFor(answer);
        if (wait.isEmpty() || attempt >= MAX_WAITS) {
          return Outcome.accepted(answer);
        }
        if (answer.body() instanceof InputStream body) {
          body.close();
        }
        environment.pause().of(wait.get());
      } catch (IOException e) {
        if (attempt >= repeats || !Waiting.maySucceedLater(e)) {
          throw e;
        }
        environment.pause().of(Waiting.after(attempt));
      }
    }
  }

  /** Waits before the next attempt of something that has brought nothing that often. */
  void pauseBefore(int stalled) {
    try {
      environment.pause().of(Waiting.after(stalled));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The refusal that an exception of the connection stands for. */
  static <T> Outcome<T> unanswered(String server, IOException failure, ErrorCode silence) {
    Throwable root = failure;
    boolean certificate = false;
    boolean dates = false;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      root = at;
      certificate |= at instanceof CertificateException;
      dates |=
          at instanceof CertificateExpiredException
              || at instanceof CertificateNotYetValidException;
    }
    if (dates) {
      return Outcome.refused(
          ErrorCode.SERVER_NOT_TRUSTED,
          "the certificate of %s is not valid at this machine's time (%s); the clock may be wrong"
              .formatted(server, root.getMessage()));
    }
    return certificate
        ? Outcome.refused(
            ErrorCode.SERVER_NOT_TRUSTED,
            "%s showed no valid certificate: %s".formatted(server, text(root)))
        : Outcome.refused(silence, "%s does not answer: %s".formatted(server, text(failure)));
  }

  private static String text(Throwable failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
