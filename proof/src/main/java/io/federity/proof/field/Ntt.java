package io.federity.proof.field;

/**
 * Number-theoretic transforms of one size over F: coefficients of a polynomial to its values on a
 * group of roots of unity, and back. Orders are natural on both sides, value {@code j} is that at
 * {@code omega^j}, except where a method says otherwise. Immutable; safe for use by several
 * threads.
 */
public final class Ntt {
  private final int size;
  private final int log;
  private final long[][] twiddles;
  private final long[][] inverseTwiddles;
  private final long inverseSize;

  /**
   * Prepares transforms.
   *
   * @param size a power of two, at least 1
   */
  public Ntt(int size) {
    if (size < 1 || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("no power of two: " + size);
    }
    this.size = size;
    this.log = Integer.numberOfTrailingZeros(size);
    long root = Fp.rootOfUnity(size);
    this.twiddles = stages(root);
    this.inverseTwiddles = stages(Fp.inverse(root));
    this.inverseSize = Fp.inverse(size);
  }

  /** Factors of each stage, one after the other in memory; the widest stage first. */
  private long[][] stages(long root) {
    long[][] stages = new long[log][];
    long base = root;
    for (int stage = 0; stage < log; stage++) {
      stages[stage] = powers(base, size >> (stage + 1));
      base = Fp.square(base);
    }
    return stages;
  }

  /** {@code 1, base, base^2, …}: as many as asked for. */
  public static long[] powers(long base, int count) {
    long[] powers = new long[count];
    long power = 1;
    for (int i = 0; i < count; i++) {
      powers[i] = power;
      power = Fp.mul(power, base);
    }
    return powers;
  }

  /** Number of coefficients and of values. */
  public int size() {
    return size;
  }

  /** Turns coefficients, lowest first, into values, in place. */
  public void evaluate(long[] coefficients) {
    requireSize(coefficients);
    evaluateReversed(coefficients, 0);
    reverseBits(coefficients);
  }

  /**
   * Turns coefficients into values in place, leaving value j where the bits of j, read backwards,
   * say: at {@code from + }{@link #reversed}{@code (j)}.
   *
   * @param from where the coefficients start
   */
  public void evaluateReversed(long[] coefficients, int from) {
    FieldKernel.chosen().transform(coefficients, from, twiddles);
  }

  /** The bits of a number below the size, read backwards. */
  public int reversed(int number) {
    return log == 0 ? 0 : Integer.reverse(number) >>> (Integer.SIZE - log);
  }

  /** Turns values into coefficients, lowest first, in place. */
  public void interpolate(long[] values) {
    requireSize(values);
    FieldKernel kernel = FieldKernel.chosen();
    kernel.transform(values, 0, inverseTwiddles);
    reverseBits(values);
    kernel.scale(values, inverseSize);
  }

  private void requireSize(long[] elements) {
    if (elements.length != size) {
      throw new IllegalArgumentException(elements.length + " elements instead of " + size);
    }
  }

  private void reverseBits(long[] a) {
    for (int i = 0; i < size; i++) {
      int j = reversed(i);
      if (i < j) {
        long swapped = a[i];
        a[i] = a[j];
        a[j] = swapped;
      }
    }
  }
}
