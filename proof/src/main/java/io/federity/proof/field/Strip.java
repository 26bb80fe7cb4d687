package io.federity.proof.field;

/**
 * Elements of K on their way between loops, few enough to stay in the nearest cache: even and odd
 * entries of tables, differences, products. Counts are multiples of eight and at most {@link
 * #LENGTH}.
 */
final class Strip {
  static final int LENGTH = 256;

  final long[] c0 = new long[LENGTH];
  final long[] c1 = new long[LENGTH];
  private final long[] residue = new long[LENGTH];

  /** Entries {@code 2i} of a table, from a place on. */
  Strip even(Fp2Array table, int at, int count) {
    LaneLoops.even(table.constants(), at, c0, 0, count);
    LaneLoops.even(table.coefficients(), at, c1, 0, count);
    return this;
  }

  /** Entries {@code 2i + 1} of a table, from a place on. */
  Strip odd(Fp2Array table, int at, int count) {
    LaneLoops.odd(table.constants(), at, c0, 0, count);
    LaneLoops.odd(table.coefficients(), at, c1, 0, count);
    return this;
  }

  /** Twice the odd entries less the even ones. */
  Strip atTwo(Fp2Array table, int at, int count) {
    LaneLoops.atTwo(table.constants(), at, c0, count);
    LaneLoops.atTwo(table.coefficients(), at, c1, count);
    return this;
  }

  /** The odd entries less the even ones. */
  Strip differences(Fp2Array table, int at, int count) {
    LaneLoops.differences(table.constants(), at, c0, count);
    LaneLoops.differences(table.coefficients(), at, c1, count);
    return this;
  }

  /** Adds the products with another strip to elements from a place on. */
  void addProducts(Strip other, Fp2Array out, int to, int count) {
    addProducts(other.c0, other.c1, 0, out, to, count);
  }

  /** Adds the products with elements from a place on to the first elements. */
  void addProducts(Fp2Array others, int from, Fp2Array out, int count) {
    addProducts(others.constants(), others.coefficients(), from, out, 0, count);
  }

  private void addProducts(long[] y0, long[] y1, int from, Fp2Array out, int to, int count) {
    LaneLoops.multiply(c1, 0, y1, from, residue, 0, count);
    LaneLoops.addSeven(residue, out.constants(), to, count);
    LaneLoops.addProducts(c0, 0, y0, from, out.constants(), to, count);
    LaneLoops.addProducts(c0, 0, y1, from, out.coefficients(), to, count);
    LaneLoops.addProducts(c1, 0, y0, from, out.coefficients(), to, count);
  }

  /** Adds a factor times each element to elements from a place on. */
  void addScaled(Fp2 factor, Fp2Array out, int to, int count) {
    addScaled(factor, c0, c1, 0, out.constants(), out.coefficients(), to, count);
  }

  static void addScaled(
      Fp2 factor, long[] x0, long[] x1, int from, long[] out0, long[] out1, int to, int count) {
    long f7 = Fp.mul(Fp2.NON_RESIDUE, factor.c1());
    LaneLoops.addScaled(factor.c0(), x0, from, out0, to, count);
    LaneLoops.addScaled(f7, x1, from, out0, to, count);
    LaneLoops.addScaled(factor.c0(), x1, from, out1, to, count);
    LaneLoops.addScaled(factor.c1(), x0, from, out1, to, count);
  }
}
