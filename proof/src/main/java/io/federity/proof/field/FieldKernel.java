package io.federity.proof.field;

/**
 * The loops in which provers spend their time. Every implementation gives the same canonical
 * elements; they differ in speed only. Ranges are of the result's indices, so that callers can
 * share the work of one call among threads.
 *
 * <p>A table of a multilinear polynomial holds its values by index; {@code 2i} and {@code 2i + 1}
 * are the two values of its lowest variable.
 */
public interface FieldKernel {
  /** The fastest implementation that this Java machine can run. */
  static FieldKernel chosen() {
    return Kernels.FIELD;
  }

  /** What benchmarks call this implementation. */
  String path();

  /**
   * A transform by decimation in frequency, in place, whose results stand in bit-reversed order.
   *
   * @param from where the elements start
   * @param stages factors of each stage, the widest first; stage s has {@code size / 2^(s+1)}
   */
  void transform(long[] a, int from, long[][] stages);

  /** Multiplies elements from a place on by one factor each. */
  void multiply(long[] a, int from, long[] factors);

  /** Multiplies every element. */
  void scale(long[] a, long factor);

  /** Adds {@code factor * row[rowFrom + i]} to {@code sum[from + i]} for {@code i < count}. */
  void addScaled(long[] sum, int from, long factor, long[] row, int rowFrom, int count);

  /** Adds {@code factor * row[i]} to {@code sum[from + i]}. */
  void addScaled(Fp2Array sum, int from, Fp2 factor, Fp2Array row);

  /** {@code sum of a[i] * b[from + i]} over all of a that b reaches. */
  Fp2 dot(Fp2Array a, long[] b, int from);

  /**
   * One step of an equality table: {@code table[i + half] = c * table[i]}, {@code table[i] -= c *
   * table[i]} for {@code i < half}.
   */
  void spread(Fp2Array table, int half, Fp2 c);

  /** Fixes the lowest variable: {@code bound[i] = table[2i] + c (table[2i+1] - table[2i])}. */
  void bind(Fp2Array table, Fp2 c, Fp2Array bound, int from, int to);

  /** The same of a table over F. */
  void bind(long[] table, Fp2 c, Fp2Array bound, int from, int to);

  /** {@code even[i] = table[2i]}, {@code odd[i] = table[2i+1]}. */
  void unzip(Fp2Array table, Fp2Array even, Fp2Array odd);

  /** {@code product[i] = a[2i] * a[2i+1]}. */
  void multiplyPairs(Fp2Array a, Fp2Array product, int from, int to);

  /** {@code sum[i] = a[2i] * b[2i+1] + a[2i+1] * b[2i]}. */
  void crossPairs(Fp2Array a, Fp2Array b, Fp2Array sum, int from, int to);

  /** {@code sum[i] = table[2i] + table[2i+1]}. */
  void addPairs(Fp2Array table, Fp2Array sum, int from, int to);

  /**
   * {@code sum over i of weights[i] * sum over k of a_k b_k}, where the tables' lowest variable is
   * 0, and where it is 2.
   */
  Fp2[] weightedProducts(Fp2Array weights, Fp2Array[] a, Fp2Array[] b, int from, int to);

  /** {@code sum over i of a b}, where the tables' lowest variable is 0, and where it is 2. */
  Fp2[] products(Fp2Array a, Fp2Array b, int from, int to);

  /** The same where one table is over F. */
  Fp2[] products(long[] a, Fp2Array b, int from, int to);
}
