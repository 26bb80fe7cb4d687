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
    addScaled(0, factor, row, 0, row.length);
  }

  /** Adds {@code factor} times a part of a row of F to the elements from {@code at} on. */
  public void addScaled(int at, Fp2 factor, long[] row, int from, int length) {
    long f0 = factor.c0();
    long f1 = factor.c1();
    for (int i = 0; i < length; i++) {
      c0[at + i] = Fp.add(c0[at + i], Fp.mul(f0, row[from + i]));
      c1[at + i] = Fp.add(c1[at + i], Fp.mul(f1, row[from + i]));
    }
  }

  /** The inner product with as many elements of a row of F, from {@code from} on. */
  public Fp2 dot(long[] row, int from) {
    long sum0 = 0;
    long sum1 = 0;
    for (int i = 0; i < c0.length; i++) {
      sum0 = Fp.add(sum0, Fp.mul(c0[i], row[from + i]));
      sum1 = Fp.add(sum1, Fp.mul(c1[i], row[from + i]));
    }
    return new Fp2(sum0, sum1);
  }

  /** Every element times a factor, in a new row. */
  public Fp2Array times(Fp2 factor) {
    Fp2Array scaled = new Fp2Array(length());
    for (int i = 0; i < length(); i++) {
      scaled.set(i, get(i).times(factor));
    }
    return scaled;
  }

  /** Replaces elements from {@code to} on by those of another row. */
  public void copy(Fp2Array row, int from, int to, int length) {
    System.arraycopy(row.c0, from, c0, to, length);
    System.arraycopy(row.c1, from, c1, to, length);
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
