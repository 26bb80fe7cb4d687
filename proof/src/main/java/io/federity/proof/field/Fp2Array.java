package io.federity.proof.field;

import java.nio.ByteBuffer;
import java.util.Arrays;

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
    FieldKernel kernel = FieldKernel.chosen();
    kernel.addScaled(c0, at, factor.c0(), row, from, length);
    kernel.addScaled(c1, at, factor.c1(), row, from, length);
  }

  /** The inner product with as many elements of a row of F, from {@code from} on. */
  public Fp2 dot(long[] row, int from) {
    return FieldKernel.chosen().dot(this, row, from);
  }

  /** Every element times a factor, in a new row. */
  public Fp2Array times(Fp2 factor) {
    Fp2Array scaled = new Fp2Array(length());
    scaled.addScaled(factor, this);
    return scaled;
  }

  /** Replaces elements from {@code to} on by those of another row. */
  public void copy(Fp2Array row, int from, int to, int length) {
    System.arraycopy(row.c0, from, c0, to, length);
    System.arraycopy(row.c1, from, c1, to, length);
  }

  /** Adds {@code factor} times a row of K, which may be shorter than this one. */
  public void addScaled(Fp2 factor, Fp2Array row) {
    addScaled(0, factor, row);
  }

  /** Adds {@code factor} times a row of K to the elements from a place on. */
  public void addScaled(int from, Fp2 factor, Fp2Array row) {
    FieldKernel.chosen().addScaled(this, from, factor, row);
  }

  /** Sets every element. */
  public void fill(Fp2 element) {
    Arrays.fill(c0, element.c0());
    Arrays.fill(c1, element.c1());
  }

  /** The table with its lowest variable fixed: half as long. */
  public Fp2Array bound(Fp2 challenge) {
    Fp2Array bound = new Fp2Array(length() / 2);
    FieldKernel kernel = FieldKernel.chosen();
    Blocks.forEach(bound.length(), (from, to) -> kernel.bind(this, challenge, bound, from, to));
    return bound;
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
