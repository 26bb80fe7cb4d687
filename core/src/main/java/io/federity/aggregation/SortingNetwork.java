package io.federity.aggregation;

/**
 * Sorts every column of a matrix at once: the same compare-and-exchange steps whatever the values,
 * so the inner loop has no branches and the compiler vectorises it.
 *
 * <p>Batcher's merge exchange, D. Knuth, The Art of Computer Programming 3, algorithm 5.2.2M.
 */
final class SortingNetwork {
  private SortingNetwork() {}

  /** Sorts the first {@code count} columns upwards; -0 comes before 0; there must be no NaN. */
  static void sort(double[][] rows, int count) {
    int n = rows.length;
    if (n < 2) {
      return;
    }
    int top = Integer.highestOneBit(n - 1);
    for (int p = top; p > 0; p >>= 1) {
      int q = top;
      int r = 0;
      int d = p;
      while (true) {
        for (int i = 0; i < n - d; i++) {
          if ((i & p) == r) {
            exchange(rows[i], rows[i + d], count);
          }
        }
        if (q == p) {
          break;
        }
        d = q - p;
        q >>= 1;
        r = p;
      }
    }
  }

  private static void exchange(double[] low, double[] high, int count) {
    for (int i = 0; i < count; i++) {
      double a = low[i];
      double b = high[i];
      low[i] = Math.min(a, b);
      high[i] = Math.max(a, b);
    }
  }
}
