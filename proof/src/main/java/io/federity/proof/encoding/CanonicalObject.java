package io.federity.proof.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes one flat JSON object in canonical form (RFC 8785): members by name, no white space, only
 * the escapes that are needed.
 */
public final class CanonicalObject {
  private final SortedMap<String, String> members = new TreeMap<>();

  /** Adds a text. */
  public CanonicalObject put(String name, String value) {
    return putRaw(name, quote(value));
  }

  /** Adds an integer. */
  public CanonicalObject put(String name, long value) {
    return putRaw(name, Long.toString(value));
  }

  /** Adds integers. */
  public CanonicalObject put(String name, int[] values) {
    return putRaw(
        name,
        Arrays.stream(values)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(",", "[", "]")));
  }

  /** Adds texts. */
  public CanonicalObject put(String name, List<String> values) {
    return putRaw(
        name,
        values.stream().map(CanonicalObject::quote).collect(Collectors.joining(",", "[", "]")));
  }

  private CanonicalObject putRaw(String name, String json) {
    if (members.put(name, json) != null) {
      throw new IllegalArgumentException("twice: " + name);
    }
    return this;
  }

  /** The canonical text. */
  public String text() {
    return members.entrySet().stream()
        .map(member -> quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quote(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\b' -> quoted.append("\\b");
        case '\f' -> quoted.append("\\f");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ') {
            quoted.append("\\u%04x".formatted((int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
