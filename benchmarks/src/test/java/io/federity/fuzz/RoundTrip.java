package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.function.Function;

/** What holds of every reader: it refuses with a reason, or what it accepts comes back the same. */
final class RoundTrip {
  private RoundTrip() {}

  /** A reader that takes canonical bytes only: what it accepts is written as the same bytes. */
  static <T> void canonical(
      byte[] input, Function<byte[], Outcome<T>> read, Function<T, byte[]> write) {
    switch (read.apply(input)) {
      case Outcome.Accepted<T>(T value) -> assertThat(write.apply(value)).isEqualTo(input);
      case Outcome.Refused<T>(Refusal refusal) -> assertThat(refusal.detail()).isNotBlank();
    }
  }

  /** A reader that takes any form: what it accepts and writes, it reads again as the same. */
  static <T> void lenient(
      byte[] input, Function<byte[], Outcome<T>> read, Function<T, byte[]> write) {
    switch (read.apply(input)) {
      case Outcome.Accepted<T>(T value) ->
          assertThat(read.apply(write.apply(value))).isEqualTo(Outcome.accepted(value));
      case Outcome.Refused<T>(Refusal refusal) -> assertThat(refusal.detail()).isNotBlank();
    }
  }

  /** The same for a reader of canonical JSON that refuses with {@link JsonShapeException}. */
  static <T> void canonicalJson(
      byte[] input, Function<JsonValue, T> read, Function<T, byte[]> write) {
    if (JsonReader.readCanonical(input) instanceof JsonReading.Read(JsonValue json)) {
      try {
        assertThat(write.apply(read.apply(json))).isEqualTo(input);
      } catch (JsonShapeException e) {
        assertThat(e.explanation()).isNotBlank();
      }
    }
  }
}
