package io.federity.cli.doctor;

import io.federity.cli.remote.Network;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Compares this clock with the server's: certificates, tokens and commits carry times. */
final class ClockCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(60);

  private ClockCheck() {}

  static Check run(URI server, Network network, Clock clock) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/api/v1/server"))
            .timeout(Duration.ofSeconds(10))
            .build();
    return switch (network.send(request, BodyHandlers.discarding(), ErrorCode.SERVER_UNREACHABLE)) {
      case Outcome.Refused<HttpResponse<Void>>(Refusal refusal) ->
          Check.bad("clock", "the server's time cannot be read: " + refusal.detail(), "Try again.");
      case Outcome.Accepted<HttpResponse<Void>>(HttpResponse<Void> answer) ->
          compare(answer.headers().firstValue("date").orElse(""), clock.instant());
    };
  }

  private static Check compare(String date, Instant now) {
    if (date.isEmpty()) {
      return Check.ok("clock", "the server does not tell its time");
    }
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(theirs, now);
      String finding =
          "%s %s the server's"
              .formatted(text(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of");
      return ahead.abs().compareTo(TOLERATED) <= 0
          ? Check.ok("clock", finding)
          : Check.bad(
              "clock", finding, "Set this clock, best by NTP; what you sign carries its time.");
    } catch (DateTimeException e) {
      return Check.bad("clock", "the server's time cannot be read: " + date, "Try again.");
    }
  }

  /** Such as {@code 3 h 2 min 1 s}. */
  private static String text(Duration duration) {
    String hours = duration.toHours() > 0 ? duration.toHours() + " h " : "";
    String minutes = duration.toMinutes() > 0 ? duration.toMinutesPart() + " min " : "";
    return hours + minutes + duration.toSecondsPart() + " s";
  }
}
