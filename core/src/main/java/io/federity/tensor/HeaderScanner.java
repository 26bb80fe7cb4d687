package io.federity.tensor;

import static io.federity.tensor.SafetensorsDefect.HEADER_NOT_JSON;
import static io.federity.tensor.SafetensorsDefect.HEADER_NOT_UNICODE;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON tokens (RFC 8259) from a header. There is no nesting here: {@link HeaderParser} asks
 * for exactly what the format has at each place, so no input makes it recurse.
 */
final class HeaderScanner {
  private final byte[] bytes;
  private int position;

  HeaderScanner(byte[] bytes) {
    this.bytes = bytes;
  }

  int position() {
    return position;
  }

  /** Skips white space, then tells whether {@code expected} comes next. */
  boolean nextIs(char expected) {
    skipSpace();
    return position < bytes.length && bytes[position] == expected;
  }

  /** Skips white space, then tells whether {@code expected} comes next, taking it if so. */
  boolean take(char expected) {
    boolean next = nextIs(expected);
    if (next) {
      position++;
    }
    return next;
  }

  /** Skips white space and takes {@code expected}. */
  void require(char expected) throws MalformedHeaderException {
    if (!take(expected)) {
      throw notJson("expected '" + expected + "'");
    }
  }

  /** Tells whether only spaces are left, which is the format's padding. */
  boolean onlyPaddingLeft() {
    for (int i = position; i < bytes.length; i++) {
      if (bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  /** Takes a whole number from 0 to 2^63 - 1, without sign, fraction, exponent or leading zero. */
  long wholeNumber(SafetensorsDefect otherwise) throws MalformedHeaderException {
    skipSpace();
    int start = position;
    long value = 0;
    while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
      int digit = bytes[position] - '0';
      if (value > (Long.MAX_VALUE - digit) / 10) {
        throw new MalformedHeaderException(otherwise, "number too large at byte " + start);
      }
      value = value * 10 + digit;
      position++;
    }
    boolean leadingZero = position - start > 1 && bytes[start] == '0';
    if (position == start || leadingZero || continuesNumber()) {
      throw new MalformedHeaderException(otherwise, "not a whole number at byte " + start);
    }
    return value;
  }

  private boolean continuesNumber() {
    return position < bytes.length && ".eE+-".indexOf(bytes[position]) >= 0;
  }

  /** Takes a string and decodes it. */
  String string() throws MalformedHeaderException {
    require('"');
    int start = position;
    @Nullable ByteArrayOutputStream unescaped = null;
    while (position < bytes.length) {
      byte next = bytes[position];
      if (next == '"') {
        String value =
            unescaped == null
                ? decode(ByteBuffer.wrap(bytes, start, position - start))
                : decode(ByteBuffer.wrap(unescaped.toByteArray()));
        position++;
        return value;
      }
      if (next >= 0 && next < 0x20) {
        throw notJson("control character in a string");
      }
      if (next == '\\') {
        if (unescaped == null) {
          unescaped = new ByteArrayOutputStream();
          unescaped.write(bytes, start, position - start);
        }
        position++;
        unescaped.writeBytes(escape());
      } else {
        if (unescaped != null) {
          unescaped.write(next);
        }
        position++;
      }
    }
    throw notJson("unterminated string");
  }

  /** Takes what follows a backslash and returns it as UTF-8. */
  private byte[] escape() throws MalformedHeaderException {
    if (position == bytes.length) {
      throw notJson("unterminated string");
    }
    char kind = (char) bytes[position++];
    return switch (kind) {
      case '"', '\\', '/' -> new byte[] {(byte) kind};
      case 'b' -> new byte[] {'\b'};
      case 'f' -> new byte[] {'\f'};
      case 'n' -> new byte[] {'\n'};
      case 'r' -> new byte[] {'\r'};
      case 't' -> new byte[] {'\t'};
      case 'u' -> unicodeEscape();
      default -> throw notJson("unknown escape");
    };
  }

  private byte[] unicodeEscape() throws MalformedHeaderException {
    char first = fourHexDigits();
    if (!Character.isSurrogate(first)) {
      return String.valueOf(first).getBytes(StandardCharsets.UTF_8);
    }
    if (Character.isHighSurrogate(first)
        && position + 1 < bytes.length
        && bytes[position] == '\\'
        && bytes[position + 1] == 'u') {
      position += 2;
      char second = fourHexDigits();
      if (Character.isLowSurrogate(second)) {
        return new String(new char[] {first, second}).getBytes(StandardCharsets.UTF_8);
      }
    }
    throw new MalformedHeaderException(
        HEADER_NOT_UNICODE, "half a surrogate pair before byte " + position);
  }

  private char fourHexDigits() throws MalformedHeaderException {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = position < bytes.length ? hexDigit(bytes[position++]) : -1;
      if (digit < 0) {
        throw notJson("bad unicode escape");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private static int hexDigit(byte character) {
    if (character >= '0' && character <= '9') {
      return character - '0';
    }
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private String decode(ByteBuffer utf8) throws MalformedHeaderException {
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(utf8);
      return decoded.toString();
    } catch (CharacterCodingException e) {
      throw new MalformedHeaderException(
          HEADER_NOT_UNICODE, "invalid UTF-8 before byte " + position);
    }
  }

  private void skipSpace() {
    while (position < bytes.length && isSpace(bytes[position])) {
      position++;
    }
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  private MalformedHeaderException notJson(String what) {
    return new MalformedHeaderException(HEADER_NOT_JSON, what + " at byte " + position);
  }
}
