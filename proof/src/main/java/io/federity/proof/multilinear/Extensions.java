package io.federity.proof.multilinear;

import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Multilinear extensions of tables and of comparisons, at points whose lowest bit comes first. */
public final class Extensions {
  /** Bits of an index whose equality table is multiplied out. */
  private static final int ROW_BITS = 10;

  private static final Fp2 PHI = new Fp2(0, 1);

  private Extensions() {}

  /**
   * The extension of a table of F.
   *
   * @param table of at most {@code 2^point.length} entries; the others are 0
   */
  public static Fp2 evaluate(long[] table, Fp2... point) {
    int bits = Math.min(ROW_BITS, point.length);
    Fp2Array row = Equality.table(Arrays.copyOfRange(point, 0, bits));
    Fp2Array column = Equality.table(Arrays.copyOfRange(point, bits, point.length));
    int rows = Math.ceilDiv(table.length, row.length());
    IntStream indices = IntStream.range(0, rows);
    return (rows > 1 ? indices.parallel() : indices)
        .mapToObj(i -> FieldKernel.chosen().dot(row, table, i * row.length()).times(column.get(i)))
        .reduce(Fp2.ZERO, Fp2::plus);
  }

  /** The extension of a table of K. */
  public static Fp2 evaluate(Fp2Array table, Fp2... point) {
    return evaluate(table.constants(), point)
        .plus(evaluate(table.coefficients(), point).times(PHI));
  }

  /**
   * The extension of {@code [a < b]}: from the highest bit down, the first place where they differ
   * has {@code a = 0} and {@code b = 1}.
   */
  public static Fp2 less(Fp2[] a, Fp2[] b) {
    Fp2 less = Fp2.ZERO;
    Fp2 equal = Fp2.ONE;
    for (int bit = a.length - 1; bit >= 0; bit--) {
      less = less.plus(equal.times(Fp2.ONE.minus(a[bit])).times(b[bit]));
      equal = equal.times(Equality.both(a[bit], b[bit]));
    }
    return less;
  }

  /** The extension of {@code [x < bound]}; 1 where the bound is no number of so many bits. */
  public static Fp2 lessThan(Fp2[] x, long bound) {
    if (bound >= 1L << x.length) {
      return Fp2.ONE;
    }
    return less(x, bits(bound, x.length));
  }

  /** {@code [index < point]} for every index. */
  public static Fp2Array lessTable(Fp2[] point) {
    Fp2Array table = new Fp2Array(1 << point.length);
    for (int index = 0; index < table.length(); index++) {
      table.set(index, less(bits(index, point.length), point));
    }
    return table;
  }

  private static Fp2[] bits(long number, int count) {
    Fp2[] bits = new Fp2[count];
    for (int bit = 0; bit < count; bit++) {
      bits[bit] = Fp2.of(number >>> bit & 1);
    }
    return bits;
  }
}
