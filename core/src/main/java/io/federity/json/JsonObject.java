package io.federity.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Strict access to the members of an object: every member must be of the expected kind and {@link
 * #end} refuses members nobody asked for, so a typing error in a policy never passes silently.
 *
 * <p>Not thread safe; made for one reading. Every refusal is a {@link JsonShapeException} that
 * names the path of the member.
 */
public final class JsonObject {
  private final String path;
  private final Map<String, JsonValue> members;
  private final Set<String> unread;

  private JsonObject(String path, JsonValue.Members members) {
    this.path = path;
    this.members = members.values();
    this.unread = new TreeSet<>(this.members.keySet());
  }

  /** Opens {@code value}, which must be an object; {@code path} names it in refusals. */
  public static JsonObject of(String path, JsonValue value) {
    if (value instanceof JsonValue.Members members) {
      return new JsonObject(path, members);
    }
    throw new JsonShapeException(path, "must be an object");
  }

  /** The member, if it is there. */
  public Optional<JsonValue> find(String name) {
    unread.remove(name);
    return Optional.ofNullable(members.get(name));
  }

  /** Whether the member is there. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** A required member. */
  public JsonValue value(String name) {
    return find(name).orElseThrow(() -> new JsonShapeException(at(name), "is missing"));
  }

  /** A required string. */
  public String text(String name) {
    if (value(name) instanceof JsonValue.Text(String text)) {
      return text;
    }
    throw new JsonShapeException(at(name), "must be a string");
  }

  /** An optional string. */
  public Optional<String> findText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** A required integer. */
  public long whole(String name) {
    if (value(name) instanceof JsonValue.Whole(long whole)) {
      return whole;
    }
    throw new JsonShapeException(at(name), "must be an integer");
  }

  /** A required boolean. */
  public boolean flag(String name) {
    if (value(name) instanceof JsonValue.Flag(boolean flag)) {
      return flag;
    }
    throw new JsonShapeException(at(name), "must be true or false");
  }

  /** A required object. */
  public JsonObject object(String name) {
    return of(at(name), value(name));
  }

  /** A required array. */
  public List<JsonValue> items(String name) {
    if (value(name) instanceof JsonValue.Items(List<JsonValue> items)) {
      return items;
    }
    throw new JsonShapeException(at(name), "must be an array");
  }

  /** A required array of objects. */
  public List<JsonObject> objects(String name) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue item : items(name)) {
      objects.add(of(at(name) + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  /** A required array of strings. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonValue item : items(name)) {
      if (!(item instanceof JsonValue.Text(String text))) {
        throw new JsonShapeException(at(name) + "[" + texts.size() + "]", "must be a string");
      }
      texts.add(text);
    }
    return texts;
  }

  /** A required object whose members are all strings, in canonical order. */
  public Map<String, String> textMap(String name) {
    JsonObject object = object(name);
    var texts = new TreeMap<String, String>();
    for (String key : List.copyOf(object.members.keySet())) {
      texts.put(key, object.text(key));
    }
    return texts;
  }

  /** Refuses members that nobody asked for. */
  public void end() {
    if (!unread.isEmpty()) {
      throw new JsonShapeException(at(unread.iterator().next()), "is not known here");
    }
  }

  /** Path of a member, as used in refusals. */
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
