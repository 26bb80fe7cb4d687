package io.federity.cli.diff;

import io.federity.aggregation.UpdateStatistics;
import io.federity.tensor.TensorSpec;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one tensor differs. The numbers are there for {@code changed} tensors alone.
 *
 * @param change {@code changed}, {@code added}, {@code removed} or {@code reshaped} (another shape
 *     or dtype)
 * @param from dtype and shape before
 * @param to dtype and shape after
 * @param l2 Euclidean norm of the differences
 * @param baseL2 Euclidean norm of the tensor before
 * @param maxAbs largest absolute difference
 * @param shareChanged share of elements that differ, 0 to 1
 * @param nonFinite differences that are NaN or infinite; they are in no norm
 */
public record TensorDiff(
    String name,
    String change,
    @Nullable String from,
    @Nullable String to,
    @Nullable Double l2,
    @Nullable Double baseL2,
    @Nullable Double maxAbs,
    @Nullable Double shareChanged,
    @Nullable Long nonFinite) {
  static TensorDiff of(UpdateStatistics statistics, TensorSpec spec) {
    return new TensorDiff(
        spec.name(),
        "changed",
        form(spec),
        form(spec),
        statistics.l2Norm(),
        statistics.baseL2Norm(),
        statistics.maxAbs(),
        statistics.shareChanged(),
        statistics.nonFinite());
  }

  /** A tensor whose numbers cannot be compared. */
  static TensorDiff ofStructure(
      String name, String change, @Nullable TensorSpec from, @Nullable TensorSpec to) {
    return new TensorDiff(name, change, form(from), form(to), null, null, null, null, null);
  }

  private static @Nullable String form(@Nullable TensorSpec spec) {
    return spec == null
        ? null
        : spec.dtype().name().toLowerCase(Locale.ROOT) + spec.shape().toString();
  }
}
