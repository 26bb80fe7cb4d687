package io.federity.proof.lookup;

import io.federity.proof.field.Fp2;
import io.federity.proof.multilinear.Extensions;

/**
 * A public table, section 5.1: of all numbers of a width, {@code (width, a, 0)}, or of a function
 * on all numbers of a width, {@code (tag, a, values[a])}.
 *
 * @param tag what tells the table from others
 * @param width bits of a
 * @param values of the function; empty where there is none
 */
public record LookupTable(int tag, int width, long[] values) {
  /** Tag of the sigmoid's table. */
  public static final int SIGMOID_TAG = 63;

  /** Added to the sigmoid's input before it is looked up. */
  public static final long SIGMOID_OFFSET = 8192;

  private static final int SIGMOID_WIDTH = 14;

  /** Checks that there is a value for each number. */
  public LookupTable {
    if (values.length != 0 && values.length != 1 << width) {
      throw new IllegalArgumentException(values.length + " values for " + width + " bits");
    }
  }

  /** All numbers of a width. */
  public static LookupTable range(int width) {
    return new LookupTable(width, width, new long[0]);
  }

  /**
   * The sigmoid's values.
   *
   * @param values for inputs -8192 to 8191, as elements of F
   */
  public static LookupTable sigmoid(long[] values) {
    return new LookupTable(SIGMOID_TAG, SIGMOID_WIDTH, values);
  }

  /** Number of entries. */
  public int size() {
    return 1 << width;
  }

  /** The entry of a number as one element, {@code tag + alpha1 * a + alpha1^2 * b}. */
  Fp2 entry(int number, Fp2 alpha1) {
    long value = values.length == 0 ? 0 : values[number];
    return Fp2.of(tag).plus(alpha1.times(number)).plus(alpha1.squared().times(value));
  }

  /** The multilinear extension of all entries at a point of {@code width} coordinates. */
  Fp2 extension(Fp2[] point, Fp2 alpha1) {
    Fp2 number = Fp2.ZERO;
    for (int bit = 0; bit < width; bit++) {
      number = number.plus(point[bit].times(1L << bit));
    }
    Fp2 extended = Fp2.of(tag).plus(alpha1.times(number));
    return values.length == 0
        ? extended
        : extended.plus(alpha1.squared().times(Extensions.evaluate(values, point)));
  }
}
