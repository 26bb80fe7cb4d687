package io.federity.commit;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.tensor.DType;
import io.federity.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The manifest of a model at one commit: the architecture and every tensor, complete, sorted by
 * name. Frozen layers keep their object and are stored and sent once.
 */
public record Tree(ObjectId architecture, List<TreeEntry> entries) {
  /** Most tensors in a tree. */
  public static final int MAX_ENTRIES = 100_000;

  public Tree {
    entries = entries.stream().sorted(Comparator.comparing(entry -> entry.spec().name())).toList();
    Set<String> names = new HashSet<>();
    for (TreeEntry entry : entries) {
      if (!names.add(entry.spec().name())) {
        throw new IllegalArgumentException("tensor named twice: " + entry.spec().name());
      }
    }
  }

  /** What every tensor must look like, in tree order. */
  public List<TensorSpec> structure() {
    return entries.stream().map(TreeEntry::spec).toList();
  }

  /** The canonical encoding. */
  public byte[] bytes() {
    return CanonicalJson.bytes(json());
  }

  /** SHA-256 of the canonical encoding. */
  public ObjectId id() {
    return ObjectId.ofBytes(bytes());
  }

  private JsonValue json() {
    return new JsonBuilder()
        .put("type", "tree")
        .put("version", 1)
        .put("architecture", architecture.hex())
        .putItems("tensors", entries.stream().map(Tree::entryJson).toList())
        .build();
  }

  private static JsonValue entryJson(TreeEntry entry) {
    return new JsonBuilder()
        .put("name", entry.spec().name())
        .put("dtype", entry.spec().dtype().name())
        .putItems("shape", entry.spec().shape().stream().map(JsonValue::whole).toList())
        .put("object", entry.object().hex())
        .build();
  }

  /** Reads a tree; {@link JsonShapeException} names the member that is wrong. */
  public static Tree fromJson(JsonValue value) {
    JsonObject json = JsonObject.of("", value);
    Encodings.requireType(json, "tree");
    ObjectId architecture = Encodings.objectId(json, "architecture");
    List<JsonObject> tensors = json.objects("tensors");
    json.end();
    if (tensors.size() > MAX_ENTRIES) {
      throw new JsonShapeException("tensors", "has more than " + MAX_ENTRIES + " entries");
    }
    List<TreeEntry> entries = new ArrayList<>();
    for (JsonObject tensor : tensors) {
      entries.add(entry(tensor));
    }
    Tree tree = Encodings.checked("tensors", () -> new Tree(architecture, entries));
    if (!tree.entries.equals(entries)) {
      throw new JsonShapeException("tensors", "must be sorted by name");
    }
    return tree;
  }

  private static TreeEntry entry(JsonObject json) {
    List<Long> shape = new ArrayList<>();
    for (JsonValue size : json.items("shape")) {
      if (!(size instanceof JsonValue.Whole(long whole))) {
        throw new JsonShapeException(json.at("shape"), "must hold integers");
      }
      shape.add(whole);
    }
    String name = json.text("name");
    String dtype = json.text("dtype");
    ObjectId object = Encodings.objectId(json, "object");
    json.end();
    return Encodings.checked(
        json.at("dtype"),
        () -> new TreeEntry(new TensorSpec(name, DType.valueOf(dtype), shape), object));
  }
}
