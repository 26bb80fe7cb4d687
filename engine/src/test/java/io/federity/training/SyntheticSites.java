package io.federity.training;

import io.federity.dataset.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded rows of sites that differ in size and location. */
final class SyntheticSites {
  private static final List<String> FEATURES = List.of("a", "b", "c");

  private SyntheticSites() {}

  /** Rows whose label follows a + 2b - c with noise, around {@code shift}. */
  static Dataset site(int rows, double shift, long seed) {
    var random = new Random(seed);
    var values = new ArrayList<double[]>();
    int[] labels = new int[rows];
    for (int i = 0; i < rows; i++) {
      double[] row = {shift + random.nextGaussian(), 10 * random.nextGaussian(), random.nextInt(2)};
      values.add(row);
      double score = row[0] - shift + row[1] / 5 - row[2] + random.nextGaussian();
      labels[i] = score > 0 ? 1 : 0;
    }
    return new Dataset(FEATURES, values, labels);
  }
}
