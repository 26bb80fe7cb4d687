package io.federity.tensor;

import static io.federity.tensor.SafetensorsBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect with a valid file beside it that differs in as little as possible. */
class SafetensorsDefectTest {
  private static final String WELL = tensor("w", "I8", "[2]", 0, 2);

  record Pair(SafetensorsDefect defect, String what, byte[] valid, byte[] defective) {
    @Override
    public String toString() {
      return defect + ": " + what;
    }
  }

  static Stream<Pair> pairs() {
    return Stream.of(framing(), json(), entries(), sizes()).flatMap(pairs -> pairs);
  }

  private static Stream<Pair> framing() {
    byte[] header = "{}".getBytes(StandardCharsets.UTF_8);
    byte[] none = new byte[0];
    byte[] valid = SafetensorsBytes.of("{}", 0);
    return Stream.of(
        new Pair(SafetensorsDefect.TOO_SHORT, "7 bytes", valid, new byte[7]),
        new Pair(
            SafetensorsDefect.HEADER_TOO_LARGE,
            "100,000,001 bytes claimed",
            valid,
            SafetensorsBytes.withClaimedLength(100_000_001, header, none)),
        new Pair(
            SafetensorsDefect.HEADER_TOO_LARGE,
            "2^64 - 1 bytes claimed",
            valid,
            SafetensorsBytes.withClaimedLength(-1, header, none)),
        new Pair(
            SafetensorsDefect.HEADER_BEYOND_END,
            "one byte more than there is",
            valid,
            SafetensorsBytes.withClaimedLength(3, header, none)),
        new Pair(
            SafetensorsDefect.HEADER_BEYOND_END,
            "100 MB claimed",
            valid,
            SafetensorsBytes.withClaimedLength(100_000_000, header, none)),
        pair(SafetensorsDefect.HEADER_NOT_OBJECT, "space first", "{} ", " {}", 0),
        pair(SafetensorsDefect.HEADER_NOT_OBJECT, "empty", "{}", "", 0),
        pair(SafetensorsDefect.HEADER_NOT_OBJECT, "array", "{}", "[]", 0),
        pair(SafetensorsDefect.HEADER_TRAILING_BYTES, "zero", "{} ", "{}\0", 0),
        pair(SafetensorsDefect.HEADER_TRAILING_BYTES, "newline", "{} ", "{}\n", 0),
        pair(SafetensorsDefect.HEADER_TRAILING_BYTES, "second object", "{}  ", "{}{}", 0));
  }

  private static Stream<Pair> json() {
    return Stream.of(
        notJson("no closing brace", "{" + WELL),
        notJson("comma at the end", "{" + WELL + ",}"),
        notJson("no colon", "{" + WELL.replace("\":{", "\"{") + "}"),
        notJson("no value", "{\"w\":}"),
        notJson("tensor is a number", "{\"w\":1}"),
        notJson("deep nesting", "{\"w\":" + "[".repeat(50_000)),
        notJson("unterminated string", "{\"w"),
        notJson("escape at the end", "{\"w\\"),
        notJson("unknown escape", "{" + WELL.replace("\"w\"", "\"\\x\"") + "}"),
        notJson("short unicode escape", "{" + WELL.replace("\"w\"", "\"\\u12\"") + "}"),
        notJson("line break in a string", "{" + WELL.replace("\"w\"", "\"a\nb\"") + "}"),
        notJson("unterminated array", "{" + WELL.replace("[2]", "[2}") + "}"),
        notJson("dtype is a number", "{" + WELL.replace("\"I8\"", "8") + "}"),
        well(SafetensorsDefect.HEADER_NOT_UNICODE, "half a pair", "\"w\"", "\"\\ud83d\""),
        well(SafetensorsDefect.HEADER_NOT_UNICODE, "pair reversed", "\"w\"", "\"\\ude00\\ud83d\""),
        well(
            SafetensorsDefect.HEADER_NOT_UNICODE,
            "half, then 'u0061'",
            "\"w\"",
            "\"\\ud83d\\u0061\""),
        new Pair(
            SafetensorsDefect.HEADER_NOT_UNICODE,
            "Latin-1",
            SafetensorsBytes.of(named("é").getBytes(StandardCharsets.UTF_8), 2),
            SafetensorsBytes.of(named("é").getBytes(StandardCharsets.ISO_8859_1), 2)),
        pair(
            SafetensorsDefect.BAD_METADATA,
            "number as value",
            "{\"__metadata__\":{\"a\":\"1\"}}",
            "{\"__metadata__\":{\"a\":1}}",
            0),
        pair(
            SafetensorsDefect.BAD_METADATA,
            "array",
            "{\"__metadata__\":{}}",
            "{\"__metadata__\":[]}",
            0));
  }

  private static Stream<Pair> entries() {
    String twoFields = "\"dtype\":\"I8\",\"shape\":[2]";
    return Stream.of(
        pair(
            SafetensorsDefect.DUPLICATE_KEY,
            "tensor",
            "{" + WELL + "," + tensor("v", "I8", "[1]", 2, 3) + "}",
            "{" + WELL + "," + tensor("\\u0077", "I8", "[1]", 2, 3) + "}",
            3),
        well(SafetensorsDefect.DUPLICATE_KEY, "field", "[2]", "[2],\"shape\":[2]"),
        pair(
            SafetensorsDefect.DUPLICATE_KEY,
            "metadata key",
            "{\"__metadata__\":{\"a\":\"1\",\"b\":\"1\"}}",
            "{\"__metadata__\":{\"a\":\"1\",\"a\":\"1\"}}",
            0),
        pair(
            SafetensorsDefect.DUPLICATE_KEY,
            "metadata",
            "{\"__metadata__\":{}}",
            "{\"__metadata__\":{},\"__metadata__\":{}}",
            0),
        pair(SafetensorsDefect.TOO_MANY_ENTRIES, "tensors", tensors(100_000), tensors(100_001), 0),
        pair(SafetensorsDefect.TOO_MANY_ENTRIES, "metadata", metadata(10_000), metadata(10_001), 0),
        well(SafetensorsDefect.BAD_NAME, "empty", "\"w\"", "\"\""),
        well(SafetensorsDefect.BAD_NAME, "control character", "\"w\"", "\"a\\nb\""),
        pair(
            SafetensorsDefect.BAD_NAME,
            "too long",
            named("n".repeat(1024)),
            named("n".repeat(1025)),
            2),
        well(SafetensorsDefect.MISSING_FIELD, "no dtype", "\"dtype\":\"I8\",", ""),
        well(SafetensorsDefect.MISSING_FIELD, "no shape", ",\"shape\":[2]", ""),
        well(SafetensorsDefect.MISSING_FIELD, "no offsets", ",\"data_offsets\":[0,2]", ""),
        well(SafetensorsDefect.MISSING_FIELD, "nothing", twoFields + ",\"data_offsets\":[0,2]", ""),
        well(SafetensorsDefect.UNKNOWN_FIELD, "strides", "[2]", "[2],\"strides\":[1]"),
        well(SafetensorsDefect.UNKNOWN_DTYPE, "lower case", "\"I8\"", "\"i8\""),
        well(SafetensorsDefect.UNKNOWN_DTYPE, "8-bit float", "\"I8\"", "\"F8_E4M3\""));
  }

  private static Stream<Pair> sizes() {
    String max = Long.toString(Long.MAX_VALUE);
    String ranks = Collections.nCopies(64, "1").stream().collect(Collectors.joining(","));
    String two = "{" + WELL + "," + tensor("v", "I8", "[2]", 2, 4) + "}";
    return Stream.of(
        well(SafetensorsDefect.BAD_SHAPE, "negative", "[2]", "[-2]"),
        well(SafetensorsDefect.BAD_SHAPE, "fraction", "[2]", "[2.0]"),
        well(SafetensorsDefect.BAD_SHAPE, "exponent", "[2]", "[2e0]"),
        well(SafetensorsDefect.BAD_SHAPE, "leading zero", "[2]", "[02]"),
        well(SafetensorsDefect.BAD_SHAPE, "2^63", "[2]", "[9223372036854775808]"),
        well(SafetensorsDefect.BAD_SHAPE, "string", "[2]", "[\"2\"]"),
        well(SafetensorsDefect.BAD_SHAPE, "number", "[2]", "2"),
        well(SafetensorsDefect.BAD_SHAPE, "comma at the end", "[2]", "[2,]"),
        pair(
            SafetensorsDefect.BAD_SHAPE,
            "65 dimensions",
            "{" + tensor("w", "I8", "[" + ranks + "]", 0, 1) + "}",
            "{" + tensor("w", "I8", "[1," + ranks + "]", 0, 1) + "}",
            1),
        well(SafetensorsDefect.SHAPE_OVERFLOW, "product", "[2]", "[" + max + ",3]"),
        pair(
            SafetensorsDefect.SHAPE_OVERFLOW,
            "bytes",
            "{" + tensor("w", "F64", "[0]", 0, 0) + "}",
            "{" + tensor("w", "F64", "[" + max + "]", 0, 0) + "}",
            0),
        well(SafetensorsDefect.BAD_OFFSETS, "one", "[0,2]", "[0]"),
        well(SafetensorsDefect.BAD_OFFSETS, "three", "[0,2]", "[0,2,2]"),
        well(SafetensorsDefect.BAD_OFFSETS, "none", "[0,2]", "[]"),
        well(SafetensorsDefect.BAD_OFFSETS, "descending", "[0,2]", "[2,0]"),
        well(SafetensorsDefect.BAD_OFFSETS, "negative", "[0,2]", "[-2,0]"),
        well(SafetensorsDefect.BAD_OFFSETS, "null", "[0,2]", "null"),
        well(SafetensorsDefect.LENGTH_MISMATCH, "shape too large", "[2]", "[3]"),
        well(SafetensorsDefect.LENGTH_MISMATCH, "dtype too wide", "\"I8\"", "\"I16\""),
        pair(SafetensorsDefect.DATA_GAP, "between", two, two.replace("[2,4]", "[3,5]"), 4),
        well(SafetensorsDefect.DATA_GAP, "before the first", "[0,2]", "[1,3]"),
        pair(SafetensorsDefect.DATA_OVERLAP, "one byte", two, two.replace("[2,4]", "[1,3]"), 4),
        pair(SafetensorsDefect.DATA_OVERLAP, "all", two, two.replace("[2,4]", "[0,2]"), 4),
        new Pair(
            SafetensorsDefect.DATA_TOO_SHORT,
            "a byte missing",
            SafetensorsBytes.of("{" + WELL + "}", 2),
            SafetensorsBytes.of("{" + WELL + "}", 1)),
        new Pair(
            SafetensorsDefect.DATA_TOO_LONG,
            "a byte more",
            SafetensorsBytes.of("{" + WELL + "}", 2),
            SafetensorsBytes.of("{" + WELL + "}", 3)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void file_withDefect_isRefusedAndItsNeighbourIsNot(Pair pair) {
    assertThat(SafetensorsReader.read(pair.valid())).isInstanceOf(SafetensorsOutcome.Parsed.class);
    assertThat(SafetensorsReader.read(pair.defective()))
        .isInstanceOfSatisfying(
            SafetensorsOutcome.Malformed.class,
            malformed -> {
              assertThat(malformed.defect()).as(malformed.detail()).isEqualTo(pair.defect());
              assertThat(malformed.detail()).isNotBlank().hasSizeLessThan(2048);
            });
  }

  @Test
  void everyDefect_hasAPair() {
    assertThat(pairs().map(Pair::defect).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(SafetensorsDefect.values());
  }

  private static Pair pair(
      SafetensorsDefect defect, String what, String valid, String defective, int dataBytes) {
    return new Pair(
        defect,
        what,
        SafetensorsBytes.of(valid, dataBytes),
        SafetensorsBytes.of(defective, dataBytes));
  }

  private static Pair notJson(String what, String defective) {
    return pair(SafetensorsDefect.HEADER_NOT_JSON, what, "{" + WELL + "}", defective, 2);
  }

  private static Pair well(SafetensorsDefect defect, String what, String from, String to) {
    return pair(defect, what, "{" + WELL + "}", "{" + WELL.replace(from, to) + "}", 2);
  }

  private static String named(String name) {
    return "{" + tensor(name, "I8", "[2]", 0, 2) + "}";
  }

  private static String tensors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> tensor("t" + i, "I8", "[0]", 0, 0))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String metadata(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"k" + i + "\":\"\"")
        .collect(Collectors.joining(",", "{\"__metadata__\":{", "}}"));
  }
}
