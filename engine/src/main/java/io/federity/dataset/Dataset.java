package io.federity.dataset;

import io.federity.statistics.SiteStatistics;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a site as the schema defines them, before scaling. The arrays are not copied; nobody may
 * change them. Rows never leave the site.
 *
 * @param features names of the features, in the order of the model's inputs
 * @param rows one array of finite values a row, in file order
 * @param labels 0 or 1 for every row
 */
@SuppressWarnings("ArrayRecordComponent") // Rows may be many; equality of data sets is never asked.
public record Dataset(List<String> features, List<double[]> rows, int[] labels) {
  /** Checks the lengths; throws IllegalArgumentException where they differ. */
  public Dataset {
    features = List.copyOf(features);
    rows = List.copyOf(rows);
    if (rows.size() != labels.length) {
      throw new IllegalArgumentException(rows.size() + " rows, " + labels.length + " labels");
    }
    for (double[] row : rows) {
      if (row.length != features.size()) {
        throw new IllegalArgumentException(
            row.length + " values in a row of " + features.size() + " features");
      }
    }
  }

  /** Number of rows. */
  public int size() {
    return labels.length;
  }

  /** Number of rows with label 1. */
  public int positives() {
    int positives = 0;
    for (int label : labels) {
      positives += label;
    }
    return positives;
  }

  /** Features that have one value in all rows; a model learns nothing from them here. */
  public List<String> constantFeatures() {
    var constant = new ArrayList<String>();
    for (int j = 0; j < features.size(); j++) {
      int column = j;
      if (rows.stream().allMatch(row -> row[column] == rows.getFirst()[column])) {
        constant.add(features.get(j));
      }
    }
    return constant;
  }

  /** The sums that federated standardisation shares. */
  public SiteStatistics statistics() {
    return SiteStatistics.of(features, rows);
  }

  /** The rows of several sites as one, in the order given; all must have the same features. */
  public static Dataset concat(List<Dataset> sites) {
    var rows = new ArrayList<double[]>();
    List<String> features = sites.getFirst().features;
    for (Dataset site : sites) {
      if (!site.features.equals(features)) {
        throw new IllegalArgumentException(site.features + " are not " + features);
      }
      rows.addAll(site.rows);
    }
    int[] labels = sites.stream().flatMapToInt(s -> java.util.Arrays.stream(s.labels)).toArray();
    return new Dataset(features, rows, labels);
  }
}
