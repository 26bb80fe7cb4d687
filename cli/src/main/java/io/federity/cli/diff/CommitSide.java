package io.federity.cli.diff;

import io.federity.cli.workingcopy.ModelDownload;
import io.federity.cli.workingcopy.StoredModel;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorObjectOutcome;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A commit's model; its tensors are brought one by one when they are asked for. */
final class CommitSide implements ModelSide {
  private final ObjectId commit;
  private final StoredModel documents;
  private final Map<String, String> metrics;
  private final ObjectStore store;
  private final ModelDownload download;
  private final SortedMap<String, TensorSpec> tensors = new TreeMap<>();
  private final Map<String, ObjectId> objects = new TreeMap<>();

  CommitSide(
      ObjectId commit,
      StoredModel documents,
      Map<String, String> metrics,
      ObjectStore store,
      ModelDownload download) {
    this.commit = commit;
    this.documents = documents;
    this.metrics = Map.copyOf(metrics);
    this.store = store;
    this.download = download;
    for (TreeEntry entry : documents.tree().entries()) {
      tensors.put(entry.spec().name(), entry.spec());
      objects.put(entry.spec().name(), entry.object());
    }
  }

  @Override
  public String label() {
    return commit.hex();
  }

  @Override
  public StoredModel documents() {
    return documents;
  }

  @Override
  public Map<String, String> metrics() {
    return metrics;
  }

  @Override
  public SortedMap<String, TensorSpec> tensors() {
    return tensors;
  }

  @Override
  public Optional<ObjectId> object(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  @Override
  public Outcome<Tensor> tensor(String name, Arena arena) {
    return object(name)
        .map(download::object)
        .orElseGet(() -> Outcome.refused(ErrorCode.OBJECT_MISSING, "there is no tensor " + name))
        .then(id -> open(name, id, arena));
  }

  private Outcome<Tensor> open(String name, ObjectId id, Arena arena) {
    try {
      return switch (TensorObject.open(id, store, arena)) {
        case TensorObjectOutcome.Valid(Tensor tensor)
            when tensor.spec().equals(tensors.get(name)) ->
            Outcome.accepted(tensor);
        case TensorObjectOutcome.Valid(Tensor tensor) -> malformed(name, "is " + tensor.spec());
        case TensorObjectOutcome.Malformed(var defect, String detail) -> malformed(name, detail);
        case TensorObjectOutcome.NotCanonical(String detail) -> malformed(name, detail);
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read object " + id, e);
    }
  }

  private Outcome<Tensor> malformed(String name, String detail) {
    return Outcome.refused(
        ErrorCode.MALFORMED_SAFETENSORS,
        "tensor %s of commit %s: %s".formatted(name, commit.shortHex(), detail));
  }
}
