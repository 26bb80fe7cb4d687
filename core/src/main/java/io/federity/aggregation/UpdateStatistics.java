package io.federity.aggregation;

import io.federity.tensor.Tensor;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How far one tensor of a candidate lies from its base, for people who review it. Differences are
 * computed in {@code double}; non-finite ones are counted and otherwise left out.
 *
 * @param name the tensor's name
 * @param elementCount its elements
 * @param changed elements whose value differs from the base
 * @param nonFinite elements whose difference is NaN or infinite
 * @param l2Norm the Euclidean norm of the differences
 * @param baseL2Norm the Euclidean norm of the base, to judge the former by
 * @param maxAbs the largest absolute difference; 0 for a tensor without elements
 * @param histogram how many non-zero differences have an absolute value in each of {@link
 *     #HISTOGRAM_BOUNDS}' intervals, one more than there are bounds
 */
public record UpdateStatistics(
    String name,
    long elementCount,
    long changed,
    long nonFinite,
    double l2Norm,
    double baseL2Norm,
    double maxAbs,
    List<Long> histogram) {
  /**
   * Bin {@code i} holds absolute differences from bound {@code i - 1} on and below bound {@code i}.
   */
  public static final List<Double> HISTOGRAM_BOUNDS =
      List.of(1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3);

  private static final double[] BOUNDS =
      HISTOGRAM_BOUNDS.stream().mapToDouble(Double::doubleValue).toArray();

  /** Copies the histogram. */
  public UpdateStatistics {
    histogram = List.copyOf(histogram);
  }

  /** Returns the share of elements that changed, 0 to 1; 0 for a tensor without elements. */
  public double shareChanged() {
    return elementCount == 0 ? 0 : (double) changed / elementCount;
  }

  /**
   * Compares a candidate with its base.
   *
   * @throws IllegalArgumentException if name, type or shape differ
   */
  public static UpdateStatistics between(Tensor base, Tensor candidate) {
    if (!base.spec().equals(candidate.spec())) {
      throw new IllegalArgumentException(candidate + " cannot be compared with " + base);
    }
    Accumulator accumulator = new Accumulator();
    int block = TensorAggregation.BLOCK;
    double[] before = new double[block];
    double[] after = new double[block];
    long count = base.elementCount();
    for (long from = 0; from < count; from += block) {
      int length = (int) Math.min(block, count - from);
      base.readDoubles(from, before, length);
      candidate.readDoubles(from, after, length);
      for (int i = 0; i < length; i++) {
        accumulator.add(before[i], after[i]);
      }
    }
    return new UpdateStatistics(
        base.name(),
        count,
        accumulator.changed,
        accumulator.nonFinite,
        accumulator.difference.value(),
        accumulator.base.value(),
        accumulator.maxAbs,
        LongStream.of(accumulator.bins).boxed().toList());
  }

  private static final class Accumulator {
    private final long[] bins = new long[BOUNDS.length + 1];
    private final EuclideanNorm difference = new EuclideanNorm();
    private final EuclideanNorm base = new EuclideanNorm();
    private long changed;
    private long nonFinite;
    private double maxAbs;

    void add(double before, double after) {
      if (Double.isFinite(before)) {
        base.add(before);
      }
      double absolute = Math.abs(after - before);
      if (!Double.isFinite(absolute)) {
        nonFinite++;
        changed++;
      } else if (absolute != 0) {
        changed++;
        difference.add(absolute);
        maxAbs = Math.max(maxAbs, absolute);
        bins[bin(absolute)]++;
      }
    }

    private static int bin(double absolute) {
      int bin = 0;
      while (bin < BOUNDS.length && absolute >= BOUNDS[bin]) {
        bin++;
      }
      return bin;
    }
  }
}
