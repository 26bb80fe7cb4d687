package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;

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

  /** Checks that the rows have a model's shape and are in the ranges that a training promises. */
  void check(ArchitectureDescriptor ad, TrainingDescriptor td) throws RangeExceededException {
    long bound = 1L << td.xBits();
    for (int row = 0; row < count(); row++) {
      if (features[row].length != ad.inputs() || labels[row].length != ad.outputs()) {
        throw new IllegalArgumentException("row " + row + " has another shape");
      }
      for (int feature : features[row]) {
        if (feature < -bound || feature >= bound) {
          throw new RangeExceededException("row " + row + ": input " + feature);
        }
      }
      for (int label : labels[row]) {
        if (label != 0 && label != 1) {
          throw new RangeExceededException("row " + row + ": label " + label);
        }
      }
    }
  }
}
