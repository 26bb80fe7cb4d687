package io.federity.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Reads restricted JSON from strangers: bounded depth, no duplicate members, no null, no fractions,
 * no integer beyond 2^53. Nothing is allocated before it was seen in the input.
 *
 * <p>{@link #read} takes any white space and member order (files edited by people); {@link
 * #readCanonical} takes only bytes that {@link CanonicalJson} would write (everything hashed or
 * signed).
 */
public final class JsonReader {
  /** Deepest nesting accepted. */
  public static final int MAX_DEPTH = 32;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Reads one value from text; anything after it but white space is refused. */
  public static JsonReading read(String text) {
    var reader = new JsonReader(text);
    try {
      JsonValue value = reader.value(0);
      reader.skipSpace();
      if (reader.at != text.length()) {
        return new JsonReading.Malformed(reader.at, "text after the end of the value");
      }
      return new JsonReading.Read(value);
    } catch (Unreadable e) {
      return new JsonReading.Malformed(e.offset, e.reason);
    }
  }

  /** Reads UTF-8 bytes; invalid UTF-8 is refused. */
  public static JsonReading read(byte[] bytes) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return new JsonReading.Malformed(0, "not valid UTF-8");
    }
  }

  /** Reads bytes that must already be canonical, or refuses them. */
  public static JsonReading readCanonical(byte[] bytes) {
    JsonReading reading = read(bytes);
    if (reading instanceof JsonReading.Read(JsonValue value)
        && !java.util.Arrays.equals(CanonicalJson.bytes(value), bytes)) {
      return new JsonReading.Malformed(0, "not in canonical form (RFC 8785)");
    }
    return reading;
  }

  private JsonValue value(int depth) {
    if (depth > MAX_DEPTH) {
      throw refuse("nested deeper than " + MAX_DEPTH);
    }
    skipSpace();
    if (at >= text.length()) {
      throw refuse("the text ends where a value should stand");
    }
    char c = text.charAt(at);
    return switch (c) {
      case '"' -> new JsonValue.Text(string());
      case '{' -> members(depth);
      case '[' -> items(depth);
      case 't' -> literal("true", new JsonValue.Flag(true));
      case 'f' -> literal("false", new JsonValue.Flag(false));
      case 'n' -> throw refuse("null is not allowed: leave the member out");
      default -> number();
    };
  }

  private JsonValue members(int depth) {
    var members = new TreeMap<String, JsonValue>();
    at++;
    skipSpace();
    if (take('}')) {
      return new JsonValue.Members(members);
    }
    while (true) {
      skipSpace();
      int start = at;
      String name = string();
      skipSpace();
      expect(':');
      if (members.put(name, value(depth + 1)) != null) {
        at = start;
        throw refuse("member \"" + name + "\" stands twice");
      }
      skipSpace();
      if (take('}')) {
        return new JsonValue.Members(members);
      }
      expect(',');
    }
  }

  private JsonValue items(int depth) {
    List<JsonValue> items = new ArrayList<>();
    at++;
    skipSpace();
    if (take(']')) {
      return new JsonValue.Items(items);
    }
    while (true) {
      items.add(value(depth + 1));
      skipSpace();
      if (take(']')) {
        return new JsonValue.Items(items);
      }
      expect(',');
    }
  }

  private JsonValue number() {
    int start = at;
    take('-');
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == digits) {
      at = start;
      throw refuse("a value cannot begin with '" + text.charAt(start) + "'");
    }
    boolean leadingZero = text.charAt(digits) == '0' && (at - digits > 1 || digits > start);
    boolean fraction = at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0;
    if (leadingZero || fraction || at - digits > 16) {
      at = start;
      throw refuse("only integers up to 2^53 are allowed; write decimals as strings");
    }
    long number = Long.parseLong(text, start, at, 10);
    if (number > JsonValue.MAX_INTEGER || number < -JsonValue.MAX_INTEGER) {
      at = start;
      throw refuse("integer beyond 2^53");
    }
    return new JsonValue.Whole(number);
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    while (true) {
      if (at >= text.length()) {
        throw refuse("a string is not closed");
      }
      char c = text.charAt(at++);
      if (c == '"') {
        return scalars(out.toString());
      } else if (c == '\\') {
        out.append(escape());
      } else if (c < 0x20) {
        at--;
        throw refuse("a control character must be escaped");
      } else {
        out.append(c);
      }
    }
  }

  private String scalars(String value) {
    for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
      int point = value.codePointAt(i);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        throw refuse("a string holds an unpaired surrogate");
      }
    }
    return value;
  }

  private char escape() {
    if (at >= text.length()) {
      throw refuse("a string is not closed");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw refuse("unknown escape \\" + c);
    };
  }

  private char unicode() {
    if (at + 4 > text.length()) {
      throw refuse("a \\u escape needs four hexadecimal digits");
    }
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(text.charAt(at + i), 16);
      if (digit < 0 || text.charAt(at + i) > 'f') {
        throw refuse("a \\u escape needs four hexadecimal digits");
      }
      code = code * 16 + digit;
    }
    at += 4;
    return (char) code;
  }

  private JsonValue literal(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw refuse("a value cannot begin with '" + text.charAt(at) + "'");
    }
    at += word.length();
    return value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean take(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!take(c)) {
      throw refuse("expected '" + c + "'");
    }
  }

  private Unreadable refuse(String reason) {
    return new Unreadable(at, reason);
  }

  /** Leaves the recursive descent; turned into a value at the door. */
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
    final int offset;
    final String reason;

    Unreadable(int offset, String reason) {
      super(reason, null, false, false);
      this.offset = offset;
      this.reason = reason;
    }
  }
}
