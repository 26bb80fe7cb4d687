package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.math.BigInteger;
import java.util.List;

/**
 * Scales and static bounds of a training (section 4): chosen so that no sum leaves {@code (-2^62,
 * 2^62)}, whatever the data.
 *
 * @param layers first to last
 * @param gradientBits width of a hidden gradient's range check, sign included
 */
public record QsgdScales(List<LayerScales> layers, int gradientBits) {
  private static final int SATURATION_BITS = 13;
  private static final int MAX_RANGE = 61;
  private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

  /** The scales of a model under a training descriptor. */
  public static QsgdScales of(ArchitectureDescriptor ad, TrainingDescriptor td) {
    int rate = td.fd() + td.kappa() + td.logB();
    int logitBits = Math.max(td.zBits(), SATURATION_BITS) + 1;
    List<LayerScales> layers =
        switch (ad) {
          case LogisticDescriptor only ->
              List.of(scales(td.fx(), td.xBits(), rate, td.fz(), logitBits, td.fd()));
          case MlpDescriptor two ->
              List.of(
                  scales(td.fx(), td.xBits(), rate, td.fa(), td.aBits() + 1, td.dBits()),
                  scales(td.fa(), td.aBits(), rate, td.fz(), logitBits, td.fd()));
        };
    return new QsgdScales(layers, td.dBits() + 1);
  }

  private static LayerScales scales(
      int input, int inputBits, int rate, int output, int outputBits, int deltaBits) {
    int weight = input + rate;
    return new LayerScales(
        input, Math.max(inputBits, input), weight, input + weight - output, outputBits, deltaBits);
  }

  /** The last layer's scales. */
  public LayerScales last() {
    return layers.getLast();
  }

  /** Bits between a back-propagated sum and the rounded gradient; where there are two layers. */
  public int backwardShift() {
    return last().weight();
  }

  /** Whether every rounding is unique in the field: {@code s >= 1} and {@code s + b <= 61}. */
  public boolean roundingIsUnique() {
    return layers.stream().allMatch(layer -> isUnique(layer.shift(), layer.outputBits()))
        && (layers.size() == 1 || isUnique(backwardShift(), gradientBits));
  }

  private static boolean isUnique(int shift, int bits) {
    return shift >= 1 && shift + bits <= MAX_RANGE;
  }

  /**
   * Whether no sum can leave {@code (-2^62, 2^62)}.
   *
   * @param rows n
   * @param largest largest magnitude among the initial weights, for each layer
   */
  public boolean isBounded(
      ArchitectureDescriptor ad, TrainingDescriptor td, int rows, List<Long> largest) {
    return largestSum(ad, td, rows, largest).compareTo(BOUND) < 0;
  }

  /**
   * The static bound: no sum of any layer, forward or backward, can be larger in magnitude,
   * whatever the data.
   *
   * @param rows n
   * @param largest largest magnitude among the initial weights, for each layer
   */
  public BigInteger largestSum(
      ArchitectureDescriptor ad, TrainingDescriptor td, int rows, List<Long> largest) {
    BigInteger growth =
        BigInteger.valueOf(td.mu())
            .multiply(BigInteger.valueOf(rows))
            .multiply(BigInteger.valueOf(td.epochs()));
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < layers.size(); i++) {
      sum = sum.max(layers.get(i).largestSum(ad.layers().get(i), growth, largest.get(i)));
    }
    return sum;
  }
}
