package io.federity.proof.qsgd;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.math.BigInteger;

/**
 * Scales and static bounds of logistic training (section 4): chosen so that no sum leaves {@code
 * (-2^62, 2^62)}, whatever the data.
 *
 * @param weightScale bits of the master weights
 * @param shift bits between an accumulator and a logit
 * @param logitBits width of a logit's range check, sign included
 */
public record LogisticScales(int weightScale, int shift, int logitBits) {
  private static final int SATURATION_BITS = 13;
  private static final int MAX_RANGE = 61;
  private static final BigInteger BOUND = BigInteger.ONE.shiftLeft(62);

  /** The scales of a descriptor. */
  public static LogisticScales of(TrainingDescriptor td) {
    int weightScale = td.fx() + td.fd() + td.kappa() + td.logB();
    return new LogisticScales(
        weightScale, td.fx() + weightScale - td.fz(), Math.max(td.zBits(), SATURATION_BITS) + 1);
  }

  /** Whether a rounding is unique in the field: {@code s >= 1} and {@code s + b <= 61}. */
  public boolean roundingIsUnique() {
    return shift >= 1 && shift + logitBits <= MAX_RANGE;
  }

  /**
   * Whether no accumulator can leave its range: {@code (d + 1) * Imax * Wmax < 2^62}.
   *
   * @param rows n
   * @param largestWeight largest magnitude among the initial weights
   */
  public static boolean isBounded(
      LogisticDescriptor ad, TrainingDescriptor td, int rows, long largestWeight) {
    BigInteger input = BigInteger.ONE.shiftLeft(Math.max(td.xBits(), td.fx()));
    BigInteger growth =
        BigInteger.valueOf(td.mu())
            .multiply(BigInteger.valueOf(rows))
            .multiply(BigInteger.valueOf(td.epochs()))
            .multiply(input)
            .shiftLeft(td.fd());
    BigInteger weight = BigInteger.valueOf(largestWeight).abs().add(growth);
    BigInteger accumulator = BigInteger.valueOf(ad.inputs() + 1L).multiply(input).multiply(weight);
    return accumulator.compareTo(BOUND) < 0;
  }
}
