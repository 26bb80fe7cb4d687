package io.federity.cli.diff;

import io.federity.cli.workingcopy.StoredModel;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** One of the two models that are compared. */
interface ModelSide {
  /** What the person is told it is: a commit's id or the file's name. */
  String label();

  /** Tree, recipe and architecture that the model has, or would be committed with. */
  StoredModel documents();

  /** What is known of its quality, as decimal strings. */
  Map<String, String> metrics();

  /** The tensors that it has, by name. */
  SortedMap<String, TensorSpec> tensors();

  /** The object that holds the tensor, where it has one: equal objects hold equal tensors. */
  Optional<ObjectId> object(String name);

  /** A tensor that it has; its memory lives as long as {@code arena}. */
  Outcome<Tensor> tensor(String name, Arena arena);
}
