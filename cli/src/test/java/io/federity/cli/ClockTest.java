package io.federity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.cli.Terminal.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Machines whose clock, time zone or language is not the usual one. */
class ClockTest {
  @TempDir Path folder;
  private final FakeServer server = new FakeServer();
  private final TimeZone zone = TimeZone.getDefault();
  private final Locale locale = Locale.getDefault();

  @AfterEach
  void restore() {
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
    server.close();
  }

  private static Clock off(Duration by) {
    return Clock.fixed(FakeServer.NOON.plus(by), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource({
    "PT3H2M30S, 3 h 2 min, ahead of the server's",
    "PT-26H-30S, 26 h 0 min, behind the server's",
    "PT90S, 1 min, ahead of the server's"
  })
  void doctor_clockThatIsOff_saysByHowMuchAndWhatToDo(Duration by, String beginning, String end) {
    Terminal terminal = new Terminal(folder, server);
    terminal.clock = Clock.offset(Clock.systemUTC(), by);
    Result result = terminal.run("doctor", "--json");
    assertThat(result.exitCode()).isEqualTo(2);
    JsonNode clock = check(result, "clock");
    assertThat(clock.path("ok").asBoolean()).isFalse();
    assertThat(clock.path("finding").asText()).startsWith(beginning + " ").endsWith(" " + end);
    assertThat(clock.path("advice").asText()).contains("NTP");
  }

  @Test
  void doctor_clockWithinAMinute_isFine() {
    Terminal terminal = new Terminal(folder, server);
    terminal.clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-50));
    assertThat(check(terminal.run("doctor", "--json"), "clock").path("ok").asBoolean()).isTrue();
  }

  private static JsonNode check(Result result, String name) {
    for (JsonNode check : result.json()) {
      if (check.path("name").asText().equals(name)) {
        return check;
      }
    }
    throw new AssertionError("no check " + name + " in " + result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-9H", "PT0S", "PT9H"})
  void login_clockThatIsOff_worksAsLongAsTheClockKeepsGoing(Duration by) {
    Terminal terminal = new Terminal(folder, server);
    terminal.clock = off(by);
    terminal.ok("auth", "login", "--no-browser");
    server.requests.clear();
    terminal.ok("auth", "status");
    assertThat(server.sent("POST", "/realm/token"))
        .as("a token's life is counted from here")
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-9H", "PT9H"})
  void token_afterTheClockWasSet_isRenewedOnce(Duration by) {
    Terminal terminal = new Terminal(folder, server);
    terminal.ok("auth", "login", "--no-browser");
    terminal.clock = off(by);
    server.requests.clear();
    if (by.isNegative()) { // the stored token seems valid for hours; the server knows better
      server.refuse("GET /api/v1/me", io.federity.error.ErrorCode.NOT_SIGNED_IN, "expired");
    }
    terminal.ok("auth", "status");
    assertThat(server.sent("POST", "/realm/token")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Pacific/Apia, en-US",
    "Pacific/Chatham, de-DE",
    "America/St_Johns, tr-TR",
    "Asia/Kathmandu, ar-EG-u-nu-arab",
    "Etc/GMT+12, hi-IN-u-nu-deva",
    "Africa/Monrovia, th-TH-u-ca-buddhist-nu-thai"
  })
  void commit_inAnyZoneAndLanguage_isTheSame(String zoneId, String language) throws IOException {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Locale.setDefault(Locale.ROOT);
    Clinic clinic = new Clinic(folder, server).withClone();
    clinic.trained(1, 2);
    String expected = commit(clinic);
    clinic.terminal.ok("pull", "--force");
    clinic.trained(1, 2);
    TimeZone.setDefault(TimeZone.getTimeZone(zoneId));
    Locale.setDefault(Locale.forLanguageTag(language));
    assertThat(commit(clinic)).isEqualTo(expected);
  }

  private static String commit(Clinic clinic) {
    clinic.terminal.ok("commit", "-m", "Trained");
    return clinic.copy().committed().orElseThrow().commit();
  }
}
