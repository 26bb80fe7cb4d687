package io.federity.proof.qsgd;

/**
 * The sigmoid in fixed point: {@code T(u) = round_half_even(2^fd * sigmoid(u * 2^-9))} for u from
 * -8192 to 8191, that is for logits from -16 to 16. The table itself is normative; its SHA-256 is
 * in section 4 of {@code fzk/1}.
 */
public final class SigmoidTable {
  /** Lowest input. */
  public static final int LOWEST = -8192;

  /** Highest input. */
  public static final int HIGHEST = 8191;

  private static final int SIZE = HIGHEST - LOWEST + 1;
  private static final double INPUT_SCALE = 0x1p-9;

  private SigmoidTable() {}

  /**
   * All values, that of the lowest input first.
   *
   * @param fd scale of the values in bits, 13 or 14
   */
  public static long[] values(int fd) {
    long[] values = new long[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double sigmoid = 1 / (1 + StrictMath.exp(-(i + LOWEST) * INPUT_SCALE));
      values[i] = (long) Math.rint(Math.scalb(sigmoid, fd));
    }
    return values;
  }
}
