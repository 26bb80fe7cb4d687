package io.federity.proof.multilinear;

import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;

/**
 * The multilinear extension of equality, {@code eq(a, b) = prod_i (a_i b_i + (1 - a_i)(1 - b_i))}.
 * Coordinate 0 is the lowest bit of an index.
 */
public final class Equality {
  private Equality() {}

  /** {@code eq(point, x)} for every index x, in ascending order. */
  public static Fp2Array table(Fp2... point) {
    Fp2Array table = new Fp2Array(1 << point.length);
    table.set(0, Fp2.ONE);
    for (int bit = 0; bit < point.length; bit++) {
      FieldKernel.chosen().spread(table, 1 << bit, point[bit]);
    }
    return table;
  }

  /** {@code eq(a, b)} for two points. */
  public static Fp2 of(Fp2[] a, Fp2[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException("points of two dimensions");
    }
    Fp2 product = Fp2.ONE;
    for (int i = 0; i < a.length; i++) {
      product = product.times(both(a[i], b[i]));
    }
    return product;
  }

  /** {@code eq(point, index)}. */
  public static Fp2 at(Fp2[] point, long index) {
    if (point.length < Long.SIZE && index >>> point.length != 0) {
      throw new IllegalArgumentException(
          "index " + index + " has more than " + point.length + " bits");
    }
    Fp2 product = Fp2.ONE;
    for (int bit = 0; bit < point.length; bit++) {
      Fp2 factor = (index >>> bit & 1) == 1 ? point[bit] : Fp2.ONE.minus(point[bit]);
      product = product.times(factor);
    }
    return product;
  }

  /** {@code ab + (1 - a)(1 - b)}. */
  static Fp2 both(Fp2 a, Fp2 b) {
    Fp2 product = a.times(b);
    return Fp2.ONE.minus(a).minus(b).plus(product).plus(product);
  }
}
