package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.RealRows.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * One training in integers and in floats, in the same order and from the same start: PyTorch's
 * default for linear layers, uniform in {@code +-1/sqrt(inputs)}, from a seed.
 */
record AccuracyJob(Split rows, ArchitectureDescriptor ad, TrainingDescriptor td, long seed) {

  /**
   * What came of it.
   *
   * @param bound the static bound in bits
   * @param float64 largest difference of a weight from training in float64
   * @param float32 the same in float32
   * @param unrounded the same in float64 on features that were clipped but not rounded
   * @param integers right answers on the test rows of the model that is pushed
   * @param floats of the model trained in float64
   * @param rawFloats of the model trained in float64 on features as they are
   * @param tested test rows
   */
  record Outcome(
      double bound,
      double float64,
      double float32,
      double unrounded,
      int integers,
      int floats,
      int rawFloats,
      int tested) {

    /** The largest differences of both, and all answers. */
    Outcome and(Outcome other) {
      return new Outcome(
          Math.max(bound, other.bound),
          Math.max(float64, other.float64),
          Math.max(float32, other.float32),
          Math.max(unrounded, other.unrounded),
          integers + other.integers,
          floats + other.floats,
          rawFloats + other.rawFloats,
          tested + other.tested);
    }
  }

  Outcome run() throws RangeExceededException {
    List<float[]> start = start();
    FloatBoundary boundary = FloatBoundary.of(ad, td);
    long[] initial = ((MasterWeights.Exact) boundary.toIntegers(start)).integers();
    List<long[]> matrices = Matrices.ofIntegers(ad, initial);
    int[] order = order();
    int[][] features = integers(rows.train());
    int[][] labels = labels(rows.train());
    QsgdScales scales = QsgdScales.of(ad, td);
    List<Long> largest = matrices.stream().map(AccuracyJob::largest).toList();
    if (!scales.roundingIsUnique() || !scales.isBounded(ad, td, rows.train().count(), largest)) {
      throw new IllegalStateException("could not be proved: " + this);
    }
    TrainingRun run =
        TrainingRun.train(ad, td, new TrainingRows(features, labels), order, matrices);
    double[][] exact = inFloats(scales, run.result());
    double[][] rounded = inFloats(features);
    double[][] float64 = inFloat64(rounded, labels, order, start);
    double[][] float32 = FloatTraining.train(true, ad, td, rounded, labels, order, start);
    double[][] unrounded = inFloat64(clipped(rows.train().features()), labels, order, start);
    double[][] raw = inFloat64(rows.train().features(), labels, order, start);
    List<float[]> pushed = boundary.toTensors(initial, Matrices.inOrder(ad, run.update()));
    double bound = scales.largestSum(ad, td, rows.train().count(), largest).doubleValue();
    return new Outcome(
        Math.log(bound) / Math.log(2),
        difference(exact, float64),
        difference(exact, float32),
        difference(exact, unrounded),
        right(Matrices.ofTensors(ad, pushed)),
        right(float64),
        right(raw),
        rows.test().count());
  }

  private double[][] inFloat64(
      double[][] features, int[][] labels, int[] order, List<float[]> start) {
    return FloatTraining.train(false, ad, td, features, labels, order, start);
  }

  private static double[][] inFloats(QsgdScales scales, List<long[]> weights) {
    return IntStream.range(0, weights.size())
        .mapToObj(l -> inFloats(weights.get(l), scales.layers().get(l).weight()))
        .toArray(double[][]::new);
  }

  private static double[] inFloats(long[] integers, int scale) {
    return LongStream.of(integers).mapToDouble(x -> Math.scalb((double) x, -scale)).toArray();
  }

  private List<float[]> start() {
    Random random = new Random(seed);
    List<float[]> tensors = new ArrayList<>();
    for (DenseLayer layer : ad.layers()) {
      float bound = (float) (1 / Math.sqrt(layer.inputs()));
      for (int size : new int[] {layer.inputs() * layer.outputs(), layer.outputs()}) {
        float[] tensor = new float[size];
        for (int i = 0; i < size; i++) {
          tensor[i] = bound * (2 * random.nextFloat() - 1);
        }
        tensors.add(tensor);
      }
    }
    return tensors;
  }

  private int[] order() {
    byte[] nonce = new byte[32];
    new Random(seed).nextBytes(nonce);
    return BlockOrder.steps(
        new byte[32], new byte[32], nonce, td.batches(rows.train().count()), td.epochs());
  }

  /** Clipped to what the promised width holds. */
  private double[][] clipped(double[][] features) {
    double least = -Math.scalb(1.0, td.xBits() - td.fx());
    double most = -least - Math.scalb(1.0, -td.fx());
    return Stream.of(features)
        .map(row -> DoubleStream.of(row).map(x -> Math.clamp(x, least, most)).toArray())
        .toArray(double[][]::new);
  }

  /** Clipped, and rounded to the nearest integer of scale fx. */
  private int[][] integers(RealRows real) {
    return Stream.of(clipped(real.features()))
        .map(row -> DoubleStream.of(row).mapToInt(x -> (int) Math.rint(Math.scalb(x, td.fx()))))
        .map(IntStream::toArray)
        .toArray(int[][]::new);
  }

  private double[][] inFloats(int[][] integers) {
    return Stream.of(integers)
        .map(row -> inFloats(IntStream.of(row).asLongStream().toArray(), td.fx()))
        .toArray(double[][]::new);
  }

  /** Class 1 of two, or each class for itself. */
  private int[][] labels(RealRows real) {
    return IntStream.of(real.classes())
        .mapToObj(label ->
            ad.outputs() == 1
                ? new int[] {label > 0 ? 1 : 0}
                : IntStream.range(0, ad.outputs()).map(c -> c == label ? 1 : 0).toArray())
        .toArray(int[][]::new);
  }

  private static long largest(long[] weights) {
    return LongStream.of(weights).map(Math::abs).max().orElseThrow();
  }

  private static double difference(double[][] some, double[][] others) {
    double largest = 0;
    for (int l = 0; l < some.length; l++) {
      for (int i = 0; i < some[l].length; i++) {
        largest = Math.max(largest, Math.abs(some[l][i] - others[l][i]));
      }
    }
    return largest;
  }

  /** Test rows, as they are, to which a model gives their class. */
  private int right(double[][] weights) {
    int right = 0;
    int[][] labels = labels(rows.test());
    for (int row = 0; row < labels.length; row++) {
      double[] values = rows.test().features()[row];
      for (int l = 0; l < weights.length; l++) {
        values = logits(values, weights[l], ad.layers().get(l).outputs());
        for (int j = 0; j < values.length && l < weights.length - 1; j++) {
          values[j] = Math.max(0, values[j]);
        }
      }
      int best = 0;
      for (int c = 1; c < values.length; c++) {
        best = values[c] > values[best] ? c : best;
      }
      boolean isRight =
          ad.outputs() == 1 ? values[0] > 0 == (labels[row][0] == 1) : labels[row][best] == 1;
      right += isRight ? 1 : 0;
    }
    return right;
  }

  private static double[] logits(double[] input, double[] weights, int outputs) {
    double[] sums = new double[outputs];
    for (int j = 0; j < outputs; j++) {
      sums[j] = weights[input.length * outputs + j];
      for (int k = 0; k < input.length; k++) {
        sums[j] += input[k] * weights[k * outputs + j];
      }
    }
    return sums;
  }
}
