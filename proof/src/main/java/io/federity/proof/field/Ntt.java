package io.federity.proof.field;

/**
 * Number-theoretic transforms of one size over F: coefficients of a polynomial to its values on a
 * group of roots of unity, and back. Orders are natural on both sides: value {@code j} is that at
 * {@code omega^j}. Immutable; safe for use by several threads.
 */
public final class Ntt {
  private final int size;
  private final int log;
  private final long[] twiddles;
  private final long[] inverseTwiddles;
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
    this.twiddles = powers(root, Math.max(1, size / 2));
    this.inverseTwiddles = powers(Fp.inverse(root), Math.max(1, size / 2));
    this.inverseSize = Fp.inverse(size);
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
    transform(coefficients, twiddles);
  }

  /** Turns values into coefficients, lowest first, in place. */
  public void interpolate(long[] values) {
    transform(values, inverseTwiddles);
    for (int i = 0; i < size; i++) {
      values[i] = Fp.mul(values[i], inverseSize);
    }
  }

  /** Decimation in frequency, then the bit-reversed result in its natural order. */
  private void transform(long[] a, long[] factors) {
    if (a.length != size) {
      throw new IllegalArgumentException(a.length + " elements instead of " + size);
    }
    int stride = 1;
    for (int half = size / 2; half >= 1; half /= 2) {
      for (int start = 0; start < size; start += 2 * half) {
        butterflies(a, start, half, factors, stride);
      }
      stride *= 2;
    }
    reverseBits(a);
  }

  private static void butterflies(long[] a, int start, int half, long[] factors, int stride) {
    for (int i = 0; i < half; i++) {
      int low = start + i;
      int high = low + half;
      long x = a[low];
      long y = a[high];
      a[low] = Fp.add(x, y);
      a[high] = Fp.mul(Fp.sub(x, y), factors[i * stride]);
    }
  }

  private void reverseBits(long[] a) {
    for (int i = 0; i < size; i++) {
      int j = log == 0 ? 0 : Integer.reverse(i) >>> (Integer.SIZE - log);
      if (i < j) {
        long swapped = a[i];
        a[i] = a[j];
        a[j] = swapped;
      }
    }
  }
}
