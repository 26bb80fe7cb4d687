package io.federity.cli.diff;

import io.federity.cli.workingcopy.StoredModel;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The working copy's model file, which stays open as long as this is used.
 *
 * @param documents those of the base: a commit takes them over
 */
record FileSide(
    String label, SafetensorsFile file, StoredModel documents, Map<String, String> metrics)
    implements ModelSide {
  @Override
  public SortedMap<String, TensorSpec> tensors() {
    SortedMap<String, TensorSpec> tensors = new TreeMap<>();
    file.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor.spec()));
    return tensors;
  }

  @Override
  public Optional<ObjectId> object(String name) {
    return Optional.empty();
  }

  @Override
  public Outcome<Tensor> tensor(String name, Arena arena) {
    return file.find(name)
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(ErrorCode.OBJECT_MISSING, "there is no tensor " + name));
  }
}
