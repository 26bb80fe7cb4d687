package io.federity.proof.field;

import static io.federity.proof.field.FieldLanes.COUNT;

import java.util.Arrays;

/**
 * Eight elements at a time, by the incubating Vector API; what does not fill a vector is left to
 * the scalar loops. Loaded only where the module is present.
 */
final class VectorFieldKernel implements FieldKernel {
  private final ScalarFieldKernel scalar = new ScalarFieldKernel();
  private final VectorTransform transform = new VectorTransform();

  /** Works on a strip. */
  private interface StripTask {
    void run(int from, int count);
  }

  /** Does a task on the whole vectors of a range, strip by strip, and says where they end. */
  private static int strips(int from, int to, StripTask task) {
    int end = from + Math.max(0, to - from) / COUNT * COUNT;
    for (int start = from; start < end; start += Strip.LENGTH) {
      task.run(start, Math.min(Strip.LENGTH, end - start));
    }
    return end;
  }

  @Override
  public String path() {
    return "vector";
  }

  @Override
  public void transform(long[] a, int from, long[][] stages) {
    if (1 << stages.length < 2 * COUNT) {
      scalar.transform(a, from, stages);
    } else {
      transform.run(a, from, stages);
    }
  }

  @Override
  public void multiply(long[] a, int from, long[] factors) {
    int end =
        strips(
            0,
            factors.length,
            (at, count) -> LaneLoops.multiply(a, from + at, factors, at, a, from + at, count));
    for (int i = end; i < factors.length; i++) {
      a[from + i] = Fp.mul(a[from + i], factors[i]);
    }
  }

  @Override
  public void scale(long[] a, long factor) {
    int end = strips(0, a.length, (at, count) -> LaneLoops.scale(factor, a, at, a, at, count));
    for (int i = end; i < a.length; i++) {
      a[i] = Fp.mul(a[i], factor);
    }
  }

  @Override
  public void addScaled(long[] sum, int from, long factor, long[] row, int rowFrom, int count) {
    int end =
        strips(
            0,
            count,
            (at, part) -> LaneLoops.addScaled(factor, row, rowFrom + at, sum, from + at, part));
    scalar.addScaled(sum, from + end, factor, row, rowFrom + end, count - end);
  }

  @Override
  public void addScaled(Fp2Array sum, int from, Fp2 factor, Fp2Array row) {
    int end =
        strips(
            0,
            row.length(),
            (at, count) ->
                Strip.addScaled(
                    factor,
                    row.constants(),
                    row.coefficients(),
                    at,
                    sum.constants(),
                    sum.coefficients(),
                    from + at,
                    count));
    for (int i = end; i < row.length(); i++) {
      sum.add(from + i, factor.times(row.get(i)));
    }
  }

  @Override
  public Fp2 dot(Fp2Array a, long[] b, int from) {
    int count = Math.min(a.length(), b.length - from);
    return new Fp2(dot(a.constants(), b, from, count), dot(a.coefficients(), b, from, count));
  }

  private static long dot(long[] a, long[] b, int from, int count) {
    int end = count / COUNT * COUNT;
    long sum = LaneLoops.dot(a, b, from, end);
    for (int i = end; i < count; i++) {
      sum = Fp.add(sum, Fp.mul(a[i], b[from + i]));
    }
    return sum;
  }

  @Override
  public void spread(Fp2Array table, int half, Fp2 c) {
    long[] t0 = table.constants();
    long[] t1 = table.coefficients();
    Arrays.fill(t0, half, 2 * half, 0);
    Arrays.fill(t1, half, 2 * half, 0);
    int end =
        strips(0, half, (at, count) -> Strip.addScaled(c, t0, t1, at, t0, t1, half + at, count));
    strips(
        0,
        half,
        (at, count) -> {
          LaneLoops.subtract(t0, at, t0, half + at, count);
          LaneLoops.subtract(t1, at, t1, half + at, count);
        });
    for (int i = end; i < half; i++) {
      Fp2 product = table.get(i).times(c);
      table.set(half + i, product);
      table.set(i, table.get(i).minus(product));
    }
  }

  @Override
  public void bind(Fp2Array table, Fp2 c, Fp2Array bound, int from, int to) {
    Strip difference = new Strip();
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              LaneLoops.even(table.constants(), 2 * at, bound.constants(), at, count);
              LaneLoops.even(table.coefficients(), 2 * at, bound.coefficients(), at, count);
              difference.differences(table, 2 * at, count).addScaled(c, bound, at, count);
            });
    scalar.bind(table, c, bound, end, to);
  }

  @Override
  public void bind(long[] table, Fp2 c, Fp2Array bound, int from, int to) {
    long[] difference = new long[Strip.LENGTH];
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              LaneLoops.even(table, 2 * at, bound.constants(), at, count);
              LaneLoops.differences(table, 2 * at, difference, count);
              LaneLoops.addScaled(c.c0(), difference, 0, bound.constants(), at, count);
              LaneLoops.scale(c.c1(), difference, 0, bound.coefficients(), at, count);
            });
    scalar.bind(table, c, bound, end, to);
  }

  @Override
  public void unzip(Fp2Array table, Fp2Array even, Fp2Array odd) {
    scalar.unzip(table, even, odd);
  }

  @Override
  public void multiplyPairs(Fp2Array a, Fp2Array product, int from, int to) {
    Strip even = new Strip();
    Strip odd = new Strip();
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              clear(product, at, count);
              even.even(a, 2 * at, count);
              odd.odd(a, 2 * at, count).addProducts(even, product, at, count);
            });
    scalar.multiplyPairs(a, product, end, to);
  }

  @Override
  public void crossPairs(Fp2Array a, Fp2Array b, Fp2Array sum, int from, int to) {
    Strip even = new Strip();
    Strip odd = new Strip();
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              clear(sum, at, count);
              even.even(a, 2 * at, count);
              odd.odd(b, 2 * at, count).addProducts(even, sum, at, count);
              even.even(b, 2 * at, count);
              odd.odd(a, 2 * at, count).addProducts(even, sum, at, count);
            });
    scalar.crossPairs(a, b, sum, end, to);
  }

  private static void clear(Fp2Array array, int from, int count) {
    Arrays.fill(array.constants(), from, from + count, 0);
    Arrays.fill(array.coefficients(), from, from + count, 0);
  }

  @Override
  public void addPairs(Fp2Array table, Fp2Array sum, int from, int to) {
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              LaneLoops.sums(table.constants(), 2 * at, sum.constants(), at, count);
              LaneLoops.sums(table.coefficients(), 2 * at, sum.coefficients(), at, count);
            });
    scalar.addPairs(table, sum, end, to);
  }

  @Override
  public Fp2[] weightedProducts(Fp2Array weights, Fp2Array[] a, Fp2Array[] b, int from, int to) {
    Strip left = new Strip();
    Strip right = new Strip();
    Strip products = new Strip();
    Fp2Array inner = Fp2Array.wrap(products.c0, products.c1);
    Fp2Array sum0 = new Fp2Array(Strip.LENGTH);
    Fp2Array sum2 = new Fp2Array(Strip.LENGTH);
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              inner.fill(Fp2.ZERO);
              for (int k = 0; k < a.length; k++) {
                right.even(b[k], 2 * at, count);
                left.even(a[k], 2 * at, count).addProducts(right, inner, 0, count);
              }
              products.addProducts(weights, at, sum0, count);
              inner.fill(Fp2.ZERO);
              for (int k = 0; k < a.length; k++) {
                right.atTwo(b[k], 2 * at, count);
                left.atTwo(a[k], 2 * at, count).addProducts(right, inner, 0, count);
              }
              products.addProducts(weights, at, sum2, count);
            });
    return plus(sum0, sum2, scalar.weightedProducts(weights, a, b, end, to));
  }

  @Override
  public Fp2[] products(Fp2Array a, Fp2Array b, int from, int to) {
    Strip left = new Strip();
    Strip right = new Strip();
    Fp2Array sum0 = new Fp2Array(Strip.LENGTH);
    Fp2Array sum2 = new Fp2Array(Strip.LENGTH);
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              right.even(b, 2 * at, count);
              left.even(a, 2 * at, count).addProducts(right, sum0, 0, count);
              right.atTwo(b, 2 * at, count);
              left.atTwo(a, 2 * at, count).addProducts(right, sum2, 0, count);
            });
    return plus(sum0, sum2, scalar.products(a, b, end, to));
  }

  @Override
  public Fp2[] products(long[] a, Fp2Array b, int from, int to) {
    long[] left = new long[Strip.LENGTH];
    Strip right = new Strip();
    Fp2Array sum0 = new Fp2Array(Strip.LENGTH);
    Fp2Array sum2 = new Fp2Array(Strip.LENGTH);
    int end =
        strips(
            from,
            to,
            (at, count) -> {
              LaneLoops.even(a, 2 * at, left, 0, count);
              addProducts(left, right.even(b, 2 * at, count), sum0, count);
              LaneLoops.atTwo(a, 2 * at, left, count);
              addProducts(left, right.atTwo(b, 2 * at, count), sum2, count);
            });
    return plus(sum0, sum2, scalar.products(a, b, end, to));
  }

  private static void addProducts(long[] left, Strip right, Fp2Array sum, int count) {
    LaneLoops.addProducts(left, 0, right.c0, 0, sum.constants(), 0, count);
    LaneLoops.addProducts(left, 0, right.c1, 0, sum.coefficients(), 0, count);
  }

  private static Fp2[] plus(Fp2Array sum0, Fp2Array sum2, Fp2[] rest) {
    return new Fp2[] {rest[0].plus(total(sum0)), rest[1].plus(total(sum2))};
  }

  private static Fp2 total(Fp2Array row) {
    long sum0 = 0;
    long sum1 = 0;
    for (int i = 0; i < row.length(); i++) {
      sum0 = Fp.add(sum0, row.constants()[i]);
      sum1 = Fp.add(sum1, row.coefficients()[i]);
    }
    return new Fp2(sum0, sum1);
  }
}
