package io.federity.dataset;

import java.util.List;

/**
 * Rows ready for a model. The arrays are not copied; nobody may change them.
 *
 * @param width features a row
 * @param inputs float32 inputs, row after row, {@code size() * width} of them
 * @param labels 0 or 1 for every row
 * @param notices what limits the learning from these rows, one sentence each
 */
@SuppressWarnings("ArrayRecordComponent") // Rows may be many; equality of data sets is never asked.
public record Examples(int width, float[] inputs, int[] labels, List<String> notices) {
  /** Checks the lengths; throws IllegalArgumentException where they differ. */
  public Examples {
    notices = List.copyOf(notices);
    if (labels.length == 0 || inputs.length != labels.length * width) {
      throw new IllegalArgumentException(
          "%d inputs for %d rows of %d".formatted(inputs.length, labels.length, width));
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
}
