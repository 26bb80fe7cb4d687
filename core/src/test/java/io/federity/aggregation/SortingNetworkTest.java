package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortingNetworkTest {
  /**
   * A network that sorts all columns of zeros and ones sorts everything (Knuth, theorem 5.3.4Z).
   */
  @Test
  void everyColumnOfZerosAndOnes_isSorted() {
    for (int n = 0; n <= 12; n++) {
      int columns = 1 << n;
      double[][] rows = new double[n][columns];
      for (int row = 0; row < n; row++) {
        for (int column = 0; column < columns; column++) {
          rows[row][column] = (column >> row) & 1;
        }
      }
      SortingNetwork.sort(rows, columns);
      for (int column = 0; column < columns; column++) {
        for (int row = 0; row < n; row++) {
          int ones = Integer.bitCount(column);
          assertThat(rows[row][column]).isEqualTo(row >= n - ones ? 1 : 0);
        }
      }
    }
  }

  @Test
  void randomColumns_areSortedAsByTheLibrary() {
    Random random = new Random(2);
    for (int n = 1; n <= 70; n++) {
      double[] column = random.doubles(n, -1, 1).toArray();
      double[][] rows =
          Arrays.stream(column).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
      SortingNetwork.sort(rows, 1);
      Arrays.sort(column);
      assertThat(Arrays.stream(rows).mapToDouble(row -> row[0]).toArray()).isEqualTo(column);
    }
  }

  @Test
  void zeros_areSortedBySign() {
    double[][] rows = {{0.0}, {-0.0}, {0.0}};
    SortingNetwork.sort(rows, 1);
    assertThat(1 / rows[0][0]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(1 / rows[2][0]).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
