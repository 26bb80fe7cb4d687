package io.federity.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A value of restricted JSON: strings, booleans, integers up to 2^53, arrays and objects.
 *
 * <p>There is no null and no fraction: absent members are left out and decimals travel as strings,
 * so that a value has exactly one encoding. Object members are kept sorted by UTF-16 code units,
 * the order of RFC 8785. Values are immutable and safe to share.
 */
public sealed interface JsonValue {

  /** The largest integer magnitude that every JSON reader keeps exactly. */
  long MAX_INTEGER = 1L << 53;

  /** A string of Unicode scalar values. */
  record Text(String value) implements JsonValue {
    public Text {
      requireScalars(value);
    }
  }

  /** An integer with magnitude at most 2^53. */
  record Whole(long value) implements JsonValue {
    public Whole {
      if (value > MAX_INTEGER || value < -MAX_INTEGER) {
        throw new IllegalArgumentException("integer beyond 2^53: " + value);
      }
    }
  }

  /** A boolean. */
  record Flag(boolean value) implements JsonValue {}

  /** An array. */
  record Items(List<JsonValue> values) implements JsonValue {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object; iteration is in canonical order. */
  record Members(SortedMap<String, JsonValue> values) implements JsonValue {
    public Members {
      values.keySet().forEach(JsonValue::requireScalars);
      values = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
  }

  /** A string value. */
  static Text text(String value) {
    return new Text(value);
  }

  /** An integer value; throws IllegalArgumentException beyond 2^53. */
  static Whole whole(long value) {
    return new Whole(value);
  }

  /** A boolean value. */
  static Flag flag(boolean value) {
    return new Flag(value);
  }

  /** An array of the given values. */
  static Items items(List<? extends JsonValue> values) {
    return new Items(new ArrayList<>(values));
  }

  /** An array of strings. */
  static Items texts(List<String> values) {
    return new Items(values.stream().<JsonValue>map(Text::new).toList());
  }

  /** An object whose members are all strings. */
  static Members textMembers(Map<String, String> values) {
    var members = new TreeMap<String, JsonValue>();
    values.forEach((name, value) -> members.put(name, new Text(value)));
    return new Members(members);
  }

  private static void requireScalars(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (paired) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException("unpaired surrogate at index " + i);
      }
    }
  }
}
