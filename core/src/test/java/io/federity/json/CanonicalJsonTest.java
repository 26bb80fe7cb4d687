package io.federity.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private static JsonValue read(String text) {
    if (JsonReader.read(text) instanceof JsonReading.Read(JsonValue value)) {
      return value;
    }
    throw new AssertionError(text + " was refused: " + JsonReader.read(text));
  }

  @Test
  void members_inAnyOrder_areWrittenByUtf16CodeUnits() {
    // The sorting example of RFC 8785, section 3.2.3.
    String text =
        "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet"
            + " With Dagesh\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":"
            + "\"Control\",\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
    List<String> names = new ArrayList<>(((JsonValue.Members) read(text)).values().keySet());
    assertThat(names)
        .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
  }

  @Test
  void strings_withControlsAndQuotes_useTheShortestEscapes() {
    JsonValue value = read("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"");
    // The serialization example of RFC 8785, section 3.2.4.
    assertThat(CanonicalJson.text(value)).isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
  }

  @Test
  void integers_upToTwoToThe53_areKept() {
    assertThat(CanonicalJson.text(read("[-9007199254740992,0,9007199254740992]")))
        .isEqualTo("[-9007199254740992,0,9007199254740992]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "1.0",
        "1e3",
        "01",
        "-0",
        "-",
        "+1",
        "9007199254740993",
        "99999999999999999999",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,}",
        "{a:1}",
        "[1,]",
        "[1 2]",
        "[1",
        "{\"a\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"a\nb\"",
        "\"open",
        "tru",
        "1 1",
        "NaN"
      })
  void text_outsideTheRestrictedForm_isRefusedWithAPlace(String text) {
    assertThat(JsonReader.read(text)).isInstanceOf(JsonReading.Malformed.class);
  }

  @Test
  void nesting_beyondTheLimit_isRefusedAndTheLimitItselfIsNot() {
    String deepest = "[".repeat(JsonReader.MAX_DEPTH) + "1" + "]".repeat(JsonReader.MAX_DEPTH);
    assertThat(JsonReader.read(deepest)).isInstanceOf(JsonReading.Read.class);
    assertThat(JsonReader.read("[" + deepest + "]")).isInstanceOf(JsonReading.Malformed.class);
    assertThat(JsonReader.read("[".repeat(1_000_000))).isInstanceOf(JsonReading.Malformed.class);
  }

  @Test
  void bytes_thatAreNotUtf8_areRefused() {
    assertThat(JsonReader.read(new byte[] {'"', (byte) 0xc3, '"'}))
        .isInstanceOf(JsonReading.Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"b\":1,\"a\":2}", "{ \"a\":1}", "\"\\u0041\"", "[1]\n"})
  void canonicalReading_ofAnotherForm_isRefused(String text) {
    assertThat(JsonReader.read(text)).isInstanceOf(JsonReading.Read.class);
    assertThat(JsonReader.readCanonical(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonReading.Malformed.class);
  }

  @Test
  void everyValue_writtenAndReadAgain_isTheSame() {
    var random = new Random(8785);
    for (int i = 0; i < 500; i++) {
      JsonValue value = anyValue(random, 4);
      assertThat(JsonReader.readCanonical(CanonicalJson.bytes(value)))
          .isEqualTo(new JsonReading.Read(value));
    }
  }

  @Test
  void text_withAnUnpairedSurrogate_cannotBeMade() {
    assertThatThrownBy(() -> JsonValue.text("a\ud800"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void object_withAMemberNobodyAskedFor_isRefusedByName() {
    JsonObject json = JsonObject.of("policy", read("{\"quorum\":3,\"quorom\":4}"));
    assertThat(json.whole("quorum")).isEqualTo(3);
    assertThatThrownBy(json::end).hasMessage("policy.quorom is not known here");
  }

  private static JsonValue anyValue(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 5 : 3)) {
      case 0 -> JsonValue.flag(random.nextBoolean());
      case 1 -> JsonValue.whole(random.nextLong(-JsonValue.MAX_INTEGER, JsonValue.MAX_INTEGER));
      case 2 -> JsonValue.text(anyText(random));
      case 3 ->
          JsonValue.items(
              random.ints(random.nextInt(4)).mapToObj(i -> anyValue(random, depth - 1)).toList());
      default -> {
        var builder = new JsonBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
          builder.put(anyText(random) + i, anyValue(random, depth - 1));
        }
        yield builder.build();
      }
    };
  }

  private static String anyText(Random random) {
    var text = new StringBuilder();
    random
        .ints(random.nextInt(6), 0, Character.MAX_CODE_POINT + 1)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(text::appendCodePoint);
    return text.toString();
  }
}
