package io.federity.proof.field;

import java.nio.ByteBuffer;

/**
 * A mutable row of elements of K, kept as two rows of F: of constant parts and of coefficients of
 * phi. Also a polynomial over K, lowest coefficient first. Not safe for use by several threads
 * while one of them writes.
 */
public final class Fp2Array {
  private final long[] c0;
  private final long[] c1;

  private Fp2Array(long[] c0, long[] c1) {
    this.c0 = c0;
    this.c1 = c1;
  }

  /** That many zeros. */
  public Fp2Array(int length) {
    this(new long[length], new long[length]);
  }

  /** The elements one by one. */
  public static Fp2Array of(Fp2... elements) {
    Fp2Array array = new Fp2Array(elements.length);
    for (int i = 0; i < elements.length; i++) {
      array.set(i, elements[i]);
    }
    return array;
  }

  /** The two rows themselves, of the same length; not copied. */
  public static Fp2Array wrap(long[] constants, long[] coefficients) {
    if (constants.length != coefficients.length) {
      throw new IllegalArgumentException("rows of two lengths");
    }
    return new Fp2Array(constants, coefficients);
  }

  /** Number of elements. */
  public int length() {
    return c0.length;
  }

  /** The element at a place. */
  public Fp2 get(int index) {
    return new Fp2(c0[index], c1[index]);
  }

  /** Replaces an element. */
  public void set(int index, Fp2 element) {
    c0[index] = element.c0();
    c1[index] = element.c1();
  }

  /** Adds to an element. */
  public void add(int index, Fp2 element) {
    c0[index] = Fp.add(c0[index], element.c0());
    c1[index] = Fp.add(c1[index], element.c1());
  }

  /** The row of constant parts itself. */
  public long[] constants() {
    return c0;
  }

  /** The row of coefficients of phi itself. */
  public long[] coefficients() {
    return c1;
  }

  /** Adds {@code factor} times a row of F, which may be shorter than this one. */
  public void addScaled(Fp2 factor, long[] row) {
    long f0 = factor.c0();
    long f1 = factor.c1();
    for (int i = 0; i < row.length; i++) {
      c0[i] = Fp.add(c0[i], Fp.mul(f0, row[i]));
      c1[i] = Fp.add(c1[i], Fp.mul(f1, row[i]));
    }
  }

  /** Adds {@code factor} times a row of K, which may be shorter than this one. */
  public void addScaled(Fp2 factor, Fp2Array row) {
    for (int i = 0; i < row.length(); i++) {
      add(i, factor.times(row.get(i)));
    }
  }

  /** The bytes of all elements: 16 each, big-endian, constant part first. */
  public byte[] toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(length(), Fp2.BYTES));
    for (int i = 0; i < length(); i++) {
      bytes.putLong(c0[i]).putLong(c1[i]);
    }
    return bytes.array();
  }
}
