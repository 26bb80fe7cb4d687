package io.federity.proof.multilinear;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import java.util.stream.IntStream;

/** Multilinear extensions of tables and of comparisons, at points whose lowest bit comes first. */
public final class Extensions {
  private static final int BLOCK = 1 << 14;
  private static final Fp2 PHI = new Fp2(0, 1);

  private Extensions() {}

  /**
   * The extension of a table of F.
   *
   * @param table of at most {@code 2^point.length} entries; the others are 0
   */
  public static Fp2 evaluate(long[] table, Fp2... point) {
    Fp2Array eq = Equality.table(point);
    return IntStream.range(0, Math.ceilDiv(table.length, BLOCK))
        .parallel()
        .mapToObj(block -> dot(table, eq, block * BLOCK))
        .reduce(Fp2.ZERO, Fp2::plus);
  }

  /** The extension of a table of K. */
  public static Fp2 evaluate(Fp2Array table, Fp2... point) {
    return evaluate(table.constants(), point)
        .plus(evaluate(table.coefficients(), point).times(PHI));
  }

  private static Fp2 dot(long[] table, Fp2Array eq, int from) {
    long sum0 = 0;
    long sum1 = 0;
    for (int i = from; i < Math.min(table.length, from + BLOCK); i++) {
      sum0 = Fp.add(sum0, Fp.mul(eq.constants()[i], table[i]));
      sum1 = Fp.add(sum1, Fp.mul(eq.coefficients()[i], table[i]));
    }
    return new Fp2(sum0, sum1);
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
