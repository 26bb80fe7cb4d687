package io.federity.proof.qsgd;

import io.federity.proof.descriptor.DenseLayer;
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
  /**
   * The largest magnitude that a sum over inputs, {@code (fan_in + 1) * Imax * Wmax}, or over
   * outputs, {@code fan_out * Dmax * Wmax}, can take.
   *
   * @param growth the largest change of a weight in a whole run, divided by {@code Imax * Dmax}
   * @param largestWeight largest magnitude among the layer's initial weights
   */
  BigInteger largestSum(DenseLayer layer, BigInteger growth, long largestWeight) {
    BigInteger weight =
        BigInteger.valueOf(largestWeight).add(growth.shiftLeft(inputBits + deltaBits));
    BigInteger forward = BigInteger.valueOf(layer.inputs() + 1L).shiftLeft(inputBits);
    BigInteger backward = BigInteger.valueOf(layer.outputs()).shiftLeft(deltaBits);
    return weight.multiply(forward.max(backward));
  }
}
