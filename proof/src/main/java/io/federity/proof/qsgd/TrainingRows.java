package io.federity.proof.qsgd;

/**
 * A contributor's rows as integers.
 *
 * @param features by row, then by input; scale fx
 * @param labels by row, then by class; 0 or 1
 */
public record TrainingRows(int[][] features, int[][] labels) {
  /** Checks that there are as many labels as rows, at least one. */
  public TrainingRows {
    if (features.length == 0 || features.length != labels.length) {
      throw new IllegalArgumentException(features.length + " rows, " + labels.length + " labels");
    }
  }

  /** Number of rows, n. */
  public int count() {
    return features.length;
  }
}
