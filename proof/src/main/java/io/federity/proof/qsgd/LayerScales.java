package io.federity.proof.qsgd;

import java.math.BigInteger;

/**
 * Scales and widths of one layer, in bits (the table of section 4).
 *
 * @param input scale of its inputs, f_in; also of the bias' constant input
 * @param inputBits inputs are at most {@code 2^inputBits} in magnitude, the constant one included
 * @param weight scale of the master weights, f_w
 * @param shift between an accumulator and the rounded pre-activation, s
 * @param outputBits width of the pre-activation's range check, sign included, b
 * @param deltaBits deltas are at most {@code 2^deltaBits} in magnitude
 */
public record LayerScales(
    int input, int inputBits, int weight, int shift, int outputBits, int deltaBits) {
  private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

  /**
   * Whether no sum over inputs can leave {@code (-2^62, 2^62)}: {@code (fan_in + 1) * Imax * Wmax <
   * 2^62}.
   *
   * @param growth the largest change of a weight in a whole run, divided by {@code Imax * Dmax}
   * @param largestWeight largest magnitude among the layer's initial weights
   */
  boolean forwardIsBounded(int inputs, BigInteger growth, long largestWeight) {
    return BigInteger.valueOf(inputs + 1L)
            .shiftLeft(inputBits)
            .multiply(largest(growth, largestWeight))
            .compareTo(BOUND)
        < 0;
  }

  /** The same for sums over outputs: {@code fan_out * Dmax * Wmax < 2^62}. */
  boolean backwardIsBounded(int outputs, BigInteger growth, long largestWeight) {
    return BigInteger.valueOf(outputs)
            .shiftLeft(deltaBits)
            .multiply(largest(growth, largestWeight))
            .compareTo(BOUND)
        < 0;
  }

  private BigInteger largest(BigInteger growth, long largestWeight) {
    return BigInteger.valueOf(largestWeight).add(growth.shiftLeft(inputBits + deltaBits));
  }
}
