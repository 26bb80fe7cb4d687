package io.federity.cli.remote;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** How long to wait before a request is sent again, and whether it is worth it. */
final class Waiting {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Waiting() {}

  /**
   * How long the server asks to wait: it is busy, has had too many requests, or is still at the
   * same one. Longer than a minute is no matter of waiting.
   */
  static Optional<Duration> askedFor(HttpResponse<?> answer) {
    return switch (answer.statusCode()) {
      case 409, 429, 503 ->
          answer
              .headers()
              .firstValue("Retry-After")
              .filter(seconds -> seconds.matches("[0-9]{1,4}"))
              .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
              .filter(wait -> wait.compareTo(LONGEST) <= 0);
      default -> Optional.empty();
    };
  }

  /** A connection that broke; not a server that is not there, is not trusted, or takes too long. */
  static boolean maySucceedLater(IOException e) {
    return !(e instanceof ConnectException
        || e instanceof HttpTimeoutException
        || e instanceof SSLException);
  }

  /** Twice as long each time, so that a server that just came back is not overrun. */
  static Duration after(int attempt) {
    return FIRST.multipliedBy(1L << Math.min(attempt, 6));
  }
}
