package io.federity.proof.field;

/**
 * The Goldilocks field F of order {@code p = 2^64 - 2^32 + 1}.
 *
 * <p>An element is a {@code long} read as unsigned, always canonical: below p. All operations take
 * and give canonical elements; they run in constant time in the values except {@link #inverse} and
 * {@link #pow}, whose time depends on the (public) exponent only.
 *
 * <p>7 generates the multiplicative group; the 2-power roots of unity follow from it.
 */
public final class Fp {
  /** The order of the field, as an unsigned number. */
  public static final long P = 0xFFFF_FFFF_0000_0001L;

  /** A generator of the multiplicative group, and the shift of evaluation domains. */
  public static final long GENERATOR = 7;

  /** The group has a subgroup of order 2 to this power, and of no higher power of two. */
  public static final int TWO_ADICITY = 32;

  /** Signed integers are embedded while their magnitude is below this bound. */
  public static final long SIGNED_BOUND = 1L << 62;

  /** {@code 2^64 mod p}. */
  private static final long EPSILON = 0xFFFF_FFFFL;

  private Fp() {}

  /** Whether the bits are those of a canonical element. */
  public static boolean isCanonical(long bits) {
    return Long.compareUnsigned(bits, P) < 0;
  }

  /** {@code a + b}. */
  public static long add(long a, long b) {
    // a - (p - b): one correction instead of two.
    return sub(a, P - b);
  }

  /** {@code a - b}. */
  public static long sub(long a, long b) {
    long difference = a - b;
    // The sign says whether the subtraction borrowed 2^64 = EPSILON.
    long borrow = (~a & b) | ((~a | b) & difference);
    return difference - (borrow >> 63 & EPSILON);
  }

  /** {@code -a}. */
  public static long negate(long a) {
    return sub(0, a);
  }

  /** {@code a * b}. */
  public static long mul(long a, long b) {
    return reduce(Math.unsignedMultiplyHigh(a, b), a * b);
  }

  /** {@code a * a}. */
  public static long square(long a) {
    return mul(a, a);
  }

  /** {@code a * b + c * d}, reduced once. */
  static long sumOfProducts(long a, long b, long c, long d) {
    long low = a * b;
    long other = c * d;
    long high = Math.unsignedMultiplyHigh(a, b);
    long otherHigh = Math.unsignedMultiplyHigh(c, d);
    long sum = low + other;
    long carry = ((low & other) | ((low | other) & ~sum)) >>> 63;
    // The high parts in halves, so that nothing is lost.
    long middle = (high & EPSILON) + (otherHigh & EPSILON) + carry;
    long highest = (high >>> 32) + (otherHigh >>> 32) + (middle >>> 32);
    return reduce(highest, middle & EPSILON, sum);
  }

  /** {@code high * 2^64 + low mod p}, for any 128-bit number. */
  static long reduce(long high, long low) {
    return reduce(high >>> 32, high & EPSILON, low);
  }

  /**
   * {@code highest * 2^96 + middle * 2^64 + low mod p}.
   *
   * @param highest below 2^63
   * @param middle below 2^32
   */
  private static long reduce(long highest, long middle, long low) {
    // 2^64 = 2^32 - 1 and 2^96 = -1. The sign of each mask says whether 2^64 was borrowed or
    // carried; where one term is below 2^63, the signs of the other and of the result tell.
    long difference = low - highest;
    difference -= (~low & difference) >> 63 & EPSILON;
    long product = (middle << 32) - middle;
    long sum = difference + product;
    sum += ((difference & product) | ((difference | product) & ~sum)) >> 63 & EPSILON;
    // At least p exactly when adding 2^64 - p = EPSILON carries.
    return sum + ((sum & ~(sum + EPSILON)) >> 63 & EPSILON);
  }

  /** {@code base} to the power of an exponent that is read as unsigned. */
  public static long pow(long base, long exponent) {
    long result = 1;
    long square = base;
    for (long rest = exponent; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result = mul(result, square);
      }
      square = square(square);
    }
    return result;
  }

  /**
   * {@code 1 / a}.
   *
   * @throws ArithmeticException for 0
   */
  public static long inverse(long a) {
    if (a == 0) {
      throw new ArithmeticException("zero has no inverse");
    }
    return pow(a, P - 2);
  }

  /**
   * Inverts every element in place, with one inversion for all (Montgomery's trick).
   *
   * @throws ArithmeticException where one is 0; the array is then as it was
   */
  public static void invertAll(long[] elements) {
    long[] products = new long[elements.length];
    long product = 1;
    for (int i = 0; i < elements.length; i++) {
      products[i] = product;
      product = mul(product, elements[i]);
    }
    long inverse = inverse(product);
    for (int i = elements.length - 1; i >= 0; i--) {
      long element = elements[i];
      elements[i] = mul(inverse, products[i]);
      inverse = mul(inverse, element);
    }
  }

  /**
   * A primitive root of unity of the given order, {@code 7^((p-1)/order)}.
   *
   * @param order a power of two up to {@code 2^32}
   */
  public static long rootOfUnity(long order) {
    if (order < 1 || order > 1L << TWO_ADICITY || Long.bitCount(order) != 1) {
      throw new IllegalArgumentException("no power of two up to 2^32: " + order);
    }
    return pow(GENERATOR, Long.divideUnsigned(P - 1, order));
  }

  /**
   * The element {@code value mod p}.
   *
   * @throws ArithmeticException where {@code |value| >= 2^62}
   */
  public static long ofSigned(long value) {
    if (value >= SIGNED_BOUND || value <= -SIGNED_BOUND) {
      throw new ArithmeticException("magnitude of 2^62 or more: " + value);
    }
    return value < 0 ? value + P : value;
  }

  /**
   * The integer of smallest magnitude that the element stands for.
   *
   * @throws ArithmeticException where its magnitude is 2^62 or more
   */
  public static long toSigned(long element) {
    long value = Long.compareUnsigned(element, (P - 1) >>> 1) > 0 ? element - P : element;
    if (value >= SIGNED_BOUND || value <= -SIGNED_BOUND) {
      throw new ArithmeticException("magnitude of 2^62 or more");
    }
    return value;
  }
}
