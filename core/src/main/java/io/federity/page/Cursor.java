package io.federity.page;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A position in a sorted list: the sort keys of the last row that was given out, as text. It names
 * a value and no offset, so rows that come or go meanwhile neither repeat nor hide others. Clients
 * see one opaque word.
 */
public record Cursor(List<String> keys) {
  private static final int MAX_LENGTH = 2_048;

  public Cursor {
    keys = List.copyOf(keys);
  }

  /** The position after a row with these sort keys. */
  public static Cursor after(Object... keys) {
    return new Cursor(Stream.of(keys).map(Object::toString).toList());
  }

  /** The word that clients see: URL-safe Base64. */
  public String text() {
    byte[] json = CanonicalJson.bytes(JsonValue.texts(keys));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  /** Reads {@link #text()} back; empty where that is no such word. */
  public static Optional<Cursor> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] json = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
      return JsonReader.read(json) instanceof JsonReading.Read(JsonValue.Items(var values))
          ? texts(values)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Optional<Cursor> texts(List<JsonValue> values) {
    List<String> keys = new ArrayList<>();
    for (JsonValue value : values) {
      if (!(value instanceof JsonValue.Text(String key))) {
        return Optional.empty();
      }
      keys.add(key);
    }
    return Optional.of(new Cursor(keys));
  }

  /**
   * One of the keys.
   *
   * @throws IllegalArgumentException if there is none: the cursor was given out for another list
   */
  public String text(int key) {
    if (key >= keys.size()) {
      throw new IllegalArgumentException("no key " + key);
    }
    return keys.get(key);
  }

  /**
   * One of the keys as an integer.
   *
   * @throws IllegalArgumentException if it is none: the cursor was given out for another list
   */
  public int integer(int key) {
    return Integer.parseInt(text(key));
  }

  /**
   * One of the keys as a long integer.
   *
   * @throws IllegalArgumentException if it is none: the cursor was given out for another list
   */
  public long number(int key) {
    return Long.parseLong(text(key));
  }

  /**
   * One of the keys as a time.
   *
   * @throws IllegalArgumentException if it is none: the cursor was given out for another list
   */
  public Instant time(int key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
