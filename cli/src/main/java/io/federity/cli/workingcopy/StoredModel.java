package io.federity.cli.workingcopy;

import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A commit's model in a local store: tree, recipe and architecture. */
public record StoredModel(
    Tree tree, Recipe recipe, ArchitectureDescriptor architecture, Optional<ObjectId> module) {

  /** Reads the model of a commit whose objects are all here. */
  public static Outcome<StoredModel> read(Commit commit, ObjectStore store) {
    return tree(bytes(store, commit.tree()))
        .then(tree ->
            Recipe.readCanonical(bytes(store, commit.recipe()))
                .then(recipe ->
                    ArchitectureDescriptor.readCanonical(bytes(store, tree.architecture()))
                        .map(architecture ->
                            new StoredModel(tree, recipe, architecture, module(architecture)))));
  }

  static Optional<ObjectId> module(ArchitectureDescriptor architecture) {
    return architecture instanceof ArchitectureDescriptor.TorchScript script
        ? Optional.of(ObjectId.of(script.module()))
        : Optional.empty();
  }

  static Outcome<Tree> tree(byte[] bytes) {
    try {
      return switch (JsonReader.readCanonical(bytes)) {
        case JsonReading.Read(JsonValue value) -> Outcome.accepted(Tree.fromJson(value));
        case JsonReading.Malformed(int offset, String reason) ->
            Outcome.refused(ErrorCode.MALFORMED_COMMIT, "the tree is no JSON: " + reason);
      };
    } catch (JsonShapeException e) {
      return Outcome.refused(ErrorCode.MALFORMED_COMMIT, "the tree: " + e.explanation());
    }
  }

  /** The tensors, sorted by name; views of the store's files as long as {@code arena} lives. */
  public Outcome<List<Tensor>> tensors(ObjectStore store, Arena arena) {
    List<Tensor> tensors = new ArrayList<>();
    for (TreeEntry entry : tree.entries()) {
      try {
        switch (TensorObject.open(entry.object(), store, arena)) {
          case TensorObjectOutcome.Valid(Tensor tensor) when tensor.spec().equals(entry.spec()) ->
              tensors.add(tensor);
          case TensorObjectOutcome.Valid(Tensor tensor) -> {
            return malformed(entry, "it holds " + tensor.spec());
          }
          case TensorObjectOutcome.Malformed(var defect, String detail) -> {
            return malformed(entry, defect + ", " + detail);
          }
          case TensorObjectOutcome.NotCanonical(String detail) -> {
            return malformed(entry, detail);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read object " + entry.object(), e);
      }
    }
    return Outcome.accepted(List.copyOf(tensors));
  }

  private static Outcome<List<Tensor>> malformed(TreeEntry entry, String reason) {
    return Outcome.refused(
        ErrorCode.MALFORMED_SAFETENSORS,
        "tensor %s (object %s): %s"
            .formatted(entry.spec().name(), entry.object().shortHex(), reason));
  }

  static byte[] bytes(ObjectStore store, ObjectId id) {
    try (InputStream in = store.open(id)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read object " + id, e);
    }
  }
}
