package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private final Format format = new Format(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void whole_separatesThousands() {
    assertThat(format.whole(1204)).isEqualTo("1,204");
    assertThat(format.whole(null)).isEqualTo("–");
  }

  @Test
  void count_agreesWithItsNoun() {
    assertThat(format.count(1, "row")).isEqualTo("1 row");
    assertThat(format.count(172, "row")).isEqualTo("172 rows");
    assertThat(format.count(2, "entry")).isEqualTo("2 entries");
  }

  @Test
  void metric_hasThreeSignificantDigits() {
    assertThat(format.metric(0.8125)).isEqualTo("0.812");
    assertThat(format.metric(0.01234)).isEqualTo("0.0123");
    assertThat(format.metric(12.345)).isEqualTo("12.3");
    assertThat(format.metric(4321.9)).isEqualTo("4,320");
    assertThat(format.metric(1.234e-9)).isEqualTo("1.23e-09");
    assertThat(format.metric(0.0)).isEqualTo("0");
    assertThat(format.metric(Double.NaN)).isEqualTo("–");
  }

  @Test
  void change_hasSignAndArrow() {
    assertThat(format.change(0.81, 0.75)).isEqualTo("▼ −0.060");
    assertThat(format.change(0.75, 0.81)).isEqualTo("▲ +0.060");
    assertThat(format.change(0.75, 0.75)).isEqualTo("● ±0.000");
    assertThat(format.change(null, 0.75)).isEqualTo("–");
  }

  @Test
  void relative_saysHowLongAgoOrAhead() {
    assertThat(format.relative(NOW.minusSeconds(5))).isEqualTo("just now");
    assertThat(format.relative(NOW.minus(Duration.ofHours(2)))).isEqualTo("2 h ago");
    assertThat(format.relative(NOW.plus(Duration.ofDays(3)))).isEqualTo("in 3 d");
  }

  @Test
  void hospital_isNamedForPeople() {
    assertThat(format.hospital("cleveland")).isEqualTo("Cleveland");
    assertThat(format.hospital("va")).isEqualTo("VA");
    assertThat(format.hospital("long-beach")).isEqualTo("Long Beach");
    assertThat(format.hospital("")).isEqualTo("no hospital");
  }

  @Test
  void words_takeCodesApart() {
    assertThat(format.words("AWAITING_SIGN_OFF")).isEqualTo("Awaiting sign off");
    assertThat(format.words("localSteps")).isEqualTo("Local steps");
    assertThat(format.words("auc")).isEqualTo("AUC");
  }

  @Test
  void size_hasTheUnitThatKeepsItShort() {
    assertThat(format.bytes(1)).isEqualTo("1 byte");
    assertThat(format.bytes(999)).isEqualTo("999 bytes");
    assertThat(format.bytes(1_440_000)).isEqualTo("1.44 MB");
    assertThat(format.bytes(2_500_000_000_000_000L)).isEqualTo("2,500 TB");
  }
}
