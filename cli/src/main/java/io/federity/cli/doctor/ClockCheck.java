package io.federity.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Compares this clock with the server's: tokens and commits carry times. */
final class ClockCheck {
  private static final Duration TOLERATED = Duration.ofSeconds(60);

  private ClockCheck() {}

  static Check run(URI server, Clock clock) {
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      String date =
          http.send(
                  HttpRequest.newBuilder(server.resolve("/api/v1/server"))
                      .timeout(Duration.ofSeconds(10))
                      .build(),
                  BodyHandlers.discarding())
              .headers()
              .firstValue("date")
              .orElse("");
      if (date.isEmpty()) {
        return Check.ok("clock", "the server does not tell its time");
      }
      Duration skew =
          Duration.between(
                  ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
                  clock.instant())
              .abs();
      String finding = "%d s beside the server's".formatted(skew.toSeconds());
      return skew.compareTo(TOLERATED) <= 0
          ? Check.ok("clock", finding)
          : Check.bad("clock", finding, "Set the clock by NTP; sign-in fails otherwise.");
    } catch (IOException | DateTimeException e) {
      return Check.bad("clock", "the server's time cannot be read: " + e, "Try again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Check.bad("clock", "interrupted", "Try again.");
    }
  }
}
