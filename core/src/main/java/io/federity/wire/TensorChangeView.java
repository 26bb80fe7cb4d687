package io.federity.wire;

import java.util.List;

/**
 * How one tensor differs from the base's.
 *
 * @param l2 Euclidean norm of the difference
 * @param baseL2 Euclidean norm of the base
 * @param shareChanged 0 to 1
 * @param histogram counts in the bins of {@code UpdateStatistics}
 */
public record TensorChangeView(
    String name,
    String dtype,
    List<Long> shape,
    double l2,
    double baseL2,
    double maxAbs,
    double shareChanged,
    List<Long> histogram) {
  public TensorChangeView {
    shape = List.copyOf(shape);
    histogram = List.copyOf(histogram);
  }
}
