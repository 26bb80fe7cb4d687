package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;

class JsonFuzzTest {
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    switch (JsonReader.read(input)) {
      case JsonReading.Read(JsonValue value) ->
          assertThat(JsonReader.readCanonical(CanonicalJson.bytes(value)))
              .isEqualTo(new JsonReading.Read(value));
      case JsonReading.Malformed(int offset, String reason) -> {
        assertThat(offset).isBetween(0, input.length);
        assertThat(reason).isNotBlank();
      }
    }
    if (JsonReader.readCanonical(input) instanceof JsonReading.Read(JsonValue value)) {
      assertThat(CanonicalJson.bytes(value)).isEqualTo(input);
    }
  }
}
