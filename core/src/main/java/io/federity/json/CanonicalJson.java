package io.federity.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes the canonical bytes of a value (RFC 8785: no white space, members sorted by UTF-16 code
 * units, shortest escapes, UTF-8). Stateless.
 */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The canonical text. */
  public static String text(JsonValue value) {
    var out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  /** The canonical bytes (UTF-8), the ones that are hashed and signed. */
  public static byte[] bytes(JsonValue value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  private static void append(JsonValue value, StringBuilder out) {
    switch (value) {
      case JsonValue.Text t -> quote(t.value(), out);
      case JsonValue.Whole w -> out.append(w.value());
      case JsonValue.Flag f -> out.append(f.value());
      case JsonValue.Items items -> {
        out.append('[');
        for (int i = 0; i < items.values().size(); i++) {
          if (i > 0) {
            out.append(',');
          }
          append(items.values().get(i), out);
        }
        out.append(']');
      }
      case JsonValue.Members members -> {
        out.append('{');
        Iterator<Map.Entry<String, JsonValue>> entries = members.values().entrySet().iterator();
        while (entries.hasNext()) {
          Map.Entry<String, JsonValue> entry = entries.next();
          quote(entry.getKey(), out);
          out.append(':');
          append(entry.getValue(), out);
          if (entries.hasNext()) {
            out.append(',');
          }
        }
        out.append('}');
      }
    }
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append("\\u00").append(Character.forDigit(c >> 4, 16));
            out.append(Character.forDigit(c & 15, 16));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
