package io.federity.cli.diff;

import io.federity.aggregation.UpdateStatistics;
import io.federity.error.Outcome;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What differs between two models; equal parts are counted, not listed.
 *
 * @param recipe members of the recipe by their path, for example {@code training.learningRate}
 * @param metrics local metrics, and {@code accuracy at cleveland} for evaluations of a merge
 * @param unchanged tensors without any difference
 */
public record ModelDiff(
    String from,
    String to,
    boolean architectureChanged,
    List<ValueDiff> recipe,
    List<ValueDiff> metrics,
    List<TensorDiff> tensors,
    int unchanged) {

  /** Compares; one tensor of each side is in memory at a time. */
  static Outcome<ModelDiff> between(ModelSide from, ModelSide to) {
    List<TensorDiff> tensors = new ArrayList<>();
    SortedSet<String> names = new TreeSet<>(from.tensors().keySet());
    names.addAll(to.tensors().keySet());
    for (String name : names) {
      switch (compare(from, to, name)) {
        case Outcome.Accepted<Optional<TensorDiff>>(Optional<TensorDiff> difference) ->
            difference.ifPresent(tensors::add);
        case Outcome.Refused<Optional<TensorDiff>>(var refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(
        new ModelDiff(
            from.label(),
            to.label(),
            !from.documents().architecture().equals(to.documents().architecture()),
            ValueDiff.ofRecipes(from.documents().recipe(), to.documents().recipe()),
            ValueDiff.between(from.metrics(), to.metrics()),
            List.copyOf(tensors),
            names.size() - tensors.size()));
  }

  private static Outcome<Optional<TensorDiff>> compare(ModelSide from, ModelSide to, String name) {
    TensorSpec before = from.tensors().get(name);
    TensorSpec after = to.tensors().get(name);
    if (before == null || after == null) {
      String change = before == null ? "added" : "removed";
      return Outcome.accepted(Optional.of(TensorDiff.ofStructure(name, change, before, after)));
    }
    if (!before.equals(after)) {
      return Outcome.accepted(Optional.of(TensorDiff.ofStructure(name, "reshaped", before, after)));
    }
    Optional<?> object = from.object(name);
    if (object.isPresent() && Objects.equals(object, to.object(name))) {
      return Outcome.accepted(Optional.empty());
    }
    try (Arena arena = Arena.ofConfined()) {
      return from.tensor(name, arena)
          .then(base -> to.tensor(name, arena).map(candidate -> difference(base, candidate)));
    }
  }

  private static Optional<TensorDiff> difference(Tensor base, Tensor candidate) {
    UpdateStatistics statistics = UpdateStatistics.between(base, candidate);
    return statistics.changed() == 0
        ? Optional.empty()
        : Optional.of(TensorDiff.of(statistics, candidate.spec()));
  }

  /** Whether nothing differs. */
  boolean isEmpty() {
    return !architectureChanged && recipe.isEmpty() && metrics.isEmpty() && tensors.isEmpty();
  }
}
