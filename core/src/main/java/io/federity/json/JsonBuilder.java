package io.federity.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Builds an object member by member; order does not matter, the encoding sorts. Not thread safe.
 */
public final class JsonBuilder {
  private final TreeMap<String, JsonValue> members = new TreeMap<>();

  /** Adds a string. */
  public JsonBuilder put(String name, String value) {
    return put(name, JsonValue.text(value));
  }

  /** Adds an integer. */
  public JsonBuilder put(String name, long value) {
    return put(name, JsonValue.whole(value));
  }

  /** Adds a boolean. */
  public JsonBuilder put(String name, boolean value) {
    return put(name, JsonValue.flag(value));
  }

  /** Adds any value; a name may be used once. */
  public JsonBuilder put(String name, JsonValue value) {
    if (members.put(name, value) != null) {
      throw new IllegalStateException("member set twice: " + name);
    }
    return this;
  }

  /** Adds a string where there is one. */
  public JsonBuilder put(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, text));
    return this;
  }

  /** Adds an array of strings. */
  public JsonBuilder putTexts(String name, List<String> values) {
    return put(name, JsonValue.texts(values));
  }

  /** Adds an array. */
  public JsonBuilder putItems(String name, List<? extends JsonValue> values) {
    return put(name, JsonValue.items(values));
  }

  /** Adds an object of strings. */
  public JsonBuilder putTextMap(String name, Map<String, String> values) {
    return put(name, JsonValue.textMembers(values));
  }

  /** The object. */
  public JsonValue.Members build() {
    return new JsonValue.Members(members);
  }
}
