package io.federity.commit.service;

import io.federity.aggregation.UpdateStatistics;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.tensor.DType;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObjectOutcome;
import io.federity.tensor.TensorSpec;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Checks the tensors of a proposed model one after the other, by memory map: the largest model
 * takes no more heap than the smallest.
 */
public final class ModelCheck {
  private final RepositoryObjects objects;

  /** A check of models whose objects are {@code objects}. */
  public ModelCheck(RepositoryObjects objects) {
    this.objects = objects;
  }

  /** Why the proposed model has another structure than the base, if it has. */
  public static Optional<Refusal> structureChange(Tree base, Tree proposed) {
    if (!base.architecture().equals(proposed.architecture())) {
      return changed(
          "the architecture is "
              + proposed.architecture().shortHex()
              + ", the base's "
              + base.architecture().shortHex());
    }
    Map<String, TensorSpec> expected = new TreeMap<>();
    base.structure().forEach(spec -> expected.put(spec.name(), spec));
    for (TensorSpec spec : proposed.structure()) {
      TensorSpec before = expected.remove(spec.name());
      if (before == null) {
        return changed("tensor " + spec.name() + " is not in the base");
      }
      if (!before.equals(spec)) {
        return changed(
            "tensor " + spec.name() + " is " + form(spec) + ", in the base " + form(before));
      }
    }
    return expected.keySet().stream()
        .findFirst()
        .flatMap(name -> changed("tensor " + name + " of the base is not there"));
  }

  /** Why the model's tensors are not those of the architecture, if they are not. */
  public static Optional<Refusal> structureMisfit(Map<String, List<Long>> shapes, Tree tree) {
    List<TreeEntry> expected =
        shapes.entrySet().stream()
            .map(shape ->
                new TreeEntry(
                    new TensorSpec(shape.getKey(), DType.F32, shape.getValue()),
                    tree.architecture()))
            .toList();
    return structureChange(new Tree(tree.architecture(), expected), tree)
        .map(refusal ->
            new Refusal(
                ErrorCode.STRUCTURE_CHANGED,
                refusal.detail().replace("the base", "the architecture")));
  }

  private static Optional<Refusal> changed(String detail) {
    return Optional.of(new Refusal(ErrorCode.STRUCTURE_CHANGED, detail));
  }

  private static String form(TensorSpec spec) {
    return spec.dtype() + " " + spec.shape();
  }

  /** Whether every tensor is there, canonical, as the tree says, and finite. */
  public Outcome<Tree> wellFormed(Tree tree) {
    for (TreeEntry entry : tree.entries()) {
      try (Arena arena = Arena.ofConfined()) {
        Outcome<Tensor> tensor = open(entry, arena);
        if (tensor instanceof Outcome.Refused<Tensor>(Refusal refusal)) {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(tree);
  }

  /** The same, and how every tensor differs from the base's, which has the same structure. */
  public Outcome<List<UpdateStatistics>> compare(Tree base, Tree proposed) {
    List<UpdateStatistics> changes = new ArrayList<>();
    for (int i = 0; i < proposed.entries().size(); i++) {
      TreeEntry before = base.entries().get(i);
      try (Arena arena = Arena.ofConfined()) {
        Outcome<UpdateStatistics> change =
            open(proposed.entries().get(i), arena)
                .map(candidate -> UpdateStatistics.between(require(before, arena), candidate));
        switch (change) {
          case Outcome.Accepted<UpdateStatistics>(UpdateStatistics value) -> changes.add(value);
          case Outcome.Refused<UpdateStatistics>(Refusal refusal) -> {
            return Outcome.refused(refusal);
          }
        }
      }
    }
    return Outcome.accepted(List.copyOf(changes));
  }

  /** A tensor of the base was checked when the base came in. */
  private Tensor require(TreeEntry entry, Arena arena) {
    return switch (objects.tensor(entry.object(), arena)) {
      case TensorObjectOutcome.Valid(Tensor tensor) -> tensor;
      case TensorObjectOutcome other ->
          throw new IllegalStateException("base tensor " + entry.object() + ": " + other);
    };
  }

  private Outcome<Tensor> open(TreeEntry entry, Arena arena) {
    String name = entry.spec().name();
    return objects
        .require(entry.object(), "tensor " + name)
        .then(id ->
            switch (objects.tensor(id, arena)) {
              case TensorObjectOutcome.Malformed(var defect, String detail) ->
                  malformed(name, defect.name().toLowerCase(Locale.ROOT) + ", " + detail);
              case TensorObjectOutcome.NotCanonical(String detail) -> malformed(name, detail);
              case TensorObjectOutcome.Valid(Tensor tensor) -> asDeclared(entry, tensor);
            });
  }

  private static Outcome<Tensor> asDeclared(TreeEntry entry, Tensor tensor) {
    if (!tensor.spec().equals(entry.spec())) {
      return Outcome.refused(
          ErrorCode.STRUCTURE_CHANGED,
          "the tree declares "
              + entry.spec().name()
              + " as "
              + form(entry.spec())
              + ", its object holds "
              + tensor.name()
              + " as "
              + form(tensor.spec()));
    }
    OptionalLong index = tensor.firstNonFinite();
    return index.isPresent()
        ? Outcome.refused(
            ErrorCode.NON_FINITE_PARAMETER,
            "tensor "
                + tensor.name()
                + " has "
                + tensor.getDouble(index.getAsLong())
                + " at index "
                + index.getAsLong())
        : Outcome.accepted(tensor);
  }

  private static <T> Outcome<T> malformed(String name, String detail) {
    return Outcome.refused(ErrorCode.MALFORMED_SAFETENSORS, "tensor " + name + ": " + detail);
  }
}
