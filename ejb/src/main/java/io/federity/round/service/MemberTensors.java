package io.federity.round.service;

import io.federity.aggregation.TensorSource;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tensors of one tree, mapped into memory one at a time: the one before is unmapped when the
 * next is asked for. For one thread.
 */
final class MemberTensors implements TensorSource, AutoCloseable {
  private final ObjectStore objects;
  private final Map<String, ObjectId> byName;
  private Arena arena = Arena.ofConfined();

  MemberTensors(ObjectStore objects, Tree tree) {
    this.objects = objects;
    this.byName =
        tree.entries().stream()
            .collect(Collectors.toMap(entry -> entry.spec().name(), TreeEntry::object));
  }

  @Override
  public Optional<Tensor> find(String name) throws IOException {
    arena.close();
    arena = Arena.ofConfined();
    ObjectId id = byName.get(name);
    if (id == null) {
      return Optional.empty();
    }
    return switch (TensorObject.open(id, objects, arena)) {
      case TensorObjectOutcome.Valid(Tensor tensor) -> Optional.of(tensor);
      case TensorObjectOutcome.Malformed malformed ->
          throw new IOException("object " + id + " of tensor " + name + ": " + malformed.detail());
      case TensorObjectOutcome.NotCanonical other ->
          throw new IOException("object " + id + " of tensor " + name + ": " + other.detail());
    };
  }

  @Override
  public void close() {
    arena.close();
  }
}
