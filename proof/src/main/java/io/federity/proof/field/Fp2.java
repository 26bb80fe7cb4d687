package io.federity.proof.field;

/**
 * An element {@code c0 + c1 * phi} of the extension {@code K = F[phi] / (phi^2 - 7)}, of about
 * {@code 2^128} elements. Challenges and the messages of sumchecks are in K.
 *
 * @param c0 constant part, canonical
 * @param c1 coefficient of phi, canonical
 */
public record Fp2(long c0, long c1) {
  /** The non-residue {@code phi^2}. */
  public static final long NON_RESIDUE = 7;

  /** Neutral element of addition. */
  public static final Fp2 ZERO = new Fp2(0, 0);

  /** Neutral element of multiplication. */
  public static final Fp2 ONE = new Fp2(1, 0);

  /** Bytes of an element in files and transcripts. */
  public static final int BYTES = 16;

  /** Refuses parts that are not canonical: they would be a second spelling of an element. */
  public Fp2 {
    if (!Fp.isCanonical(c0) || !Fp.isCanonical(c1)) {
      throw new IllegalArgumentException("not canonical");
    }
  }

  /** The element of the base field. */
  public static Fp2 of(long base) {
    return new Fp2(base, 0);
  }

  /** The element of a signed integer of magnitude below 2^62. */
  public static Fp2 ofSigned(long value) {
    return new Fp2(Fp.ofSigned(value), 0);
  }

  /** Sum. */
  public Fp2 plus(Fp2 other) {
    return new Fp2(Fp.add(c0, other.c0), Fp.add(c1, other.c1));
  }

  /** Difference. */
  public Fp2 minus(Fp2 other) {
    return new Fp2(Fp.sub(c0, other.c0), Fp.sub(c1, other.c1));
  }

  /** Additive inverse. */
  public Fp2 negate() {
    return new Fp2(Fp.negate(c0), Fp.negate(c1));
  }

  /** Product. */
  public Fp2 times(Fp2 other) {
    long low = Fp.mul(c0, other.c0);
    long high = Fp.mul(c1, other.c1);
    long cross = Fp.add(Fp.mul(c0, other.c1), Fp.mul(c1, other.c0));
    return new Fp2(Fp.add(low, Fp.mul(NON_RESIDUE, high)), cross);
  }

  /** Product with an element of the base field. */
  public Fp2 times(long base) {
    return new Fp2(Fp.mul(c0, base), Fp.mul(c1, base));
  }

  /** {@code this * this}. */
  public Fp2 squared() {
    return times(this);
  }

  /**
   * {@code 1 / this}, by the norm {@code c0^2 - 7 c1^2}, which is 0 for 0 only.
   *
   * @throws ArithmeticException for 0
   */
  public Fp2 inverse() {
    long norm = Fp.sub(Fp.square(c0), Fp.mul(NON_RESIDUE, Fp.square(c1)));
    long inverse = Fp.inverse(norm);
    return new Fp2(Fp.mul(c0, inverse), Fp.mul(Fp.negate(c1), inverse));
  }

  /** {@code this} to the power of an exponent that is read as unsigned. */
  public Fp2 pow(long exponent) {
    Fp2 result = ONE;
    Fp2 square = this;
    for (long rest = exponent; rest != 0; rest >>>= 1) {
      if ((rest & 1) != 0) {
        result = result.times(square);
      }
      square = square.squared();
    }
    return result;
  }

  /** Whether this is 0. */
  public boolean isZero() {
    return (c0 | c1) == 0;
  }
}
