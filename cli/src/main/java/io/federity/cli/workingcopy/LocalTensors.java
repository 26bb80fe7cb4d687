package io.federity.cli.workingcopy;

import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.tensor.SafetensorsFile;
import io.federity.tensor.SafetensorsOutcome;
import io.federity.tensor.SafetensorsReader;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** The person's {@code model.safetensors}. */
final class LocalTensors {
  private LocalTensors() {}

  /** Opens the file for as long as {@code use} runs. */
  static <T> Outcome<T> read(Path file, Function<List<Tensor>, Outcome<T>> use) {
    try {
      return switch (SafetensorsReader.read(file)) {
        case SafetensorsOutcome.Parsed(SafetensorsFile open) -> {
          try (open) {
            yield use.apply(open.tensors());
          }
        }
        case SafetensorsOutcome.Malformed(var defect, String detail) ->
            Outcome.refused(
                ErrorCode.MALFORMED_SAFETENSORS,
                "%s: %s, %s".formatted(file.getFileName(), defect, detail));
      };
    } catch (NoSuchFileException e) {
      return Outcome.refused(ErrorCode.MALFORMED_SAFETENSORS, "there is no file " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The tensors, if they have the base's structure and are finite everywhere. */
  static Outcome<List<Tensor>> checked(List<Tensor> tensors, Tree base) {
    List<TensorSpec> expected = base.structure();
    List<TensorSpec> found =
        tensors.stream()
            .map(Tensor::spec)
            .sorted(java.util.Comparator.comparing(TensorSpec::name))
            .toList();
    if (!found.equals(expected)) {
      return Outcome.refused(
          ErrorCode.STRUCTURE_CHANGED,
          "the model has %s, its base %s".formatted(names(found), names(expected)));
    }
    for (Tensor tensor : tensors) {
      OptionalLong at = tensor.firstNonFinite();
      if (at.isPresent()) {
        return Outcome.refused(
            ErrorCode.NON_FINITE_PARAMETER,
            "tensor %s is not finite at element %d".formatted(tensor.name(), at.getAsLong()));
      }
    }
    return Outcome.accepted(tensors);
  }

  private static List<String> names(List<TensorSpec> specs) {
    return specs.stream()
        .limit(8)
        .map(spec -> spec.name() + ":" + spec.dtype() + spec.shape())
        .toList();
  }

  /** The tree of these tensors, without storing them. */
  static Tree tree(List<Tensor> tensors, ObjectId architecture) {
    List<TreeEntry> entries = new ArrayList<>();
    for (Tensor tensor : tensors) {
      entries.add(new TreeEntry(tensor.spec(), TensorObject.id(tensor)));
    }
    return new Tree(architecture, entries);
  }

  /** Stores the tensors and their tree. */
  static void store(List<Tensor> tensors, Tree tree, ObjectStore store) {
    try {
      for (Tensor tensor : tensors) {
        TensorObject.put(tensor, store);
      }
      store.put(tree.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot store the model", e);
    }
  }
}
