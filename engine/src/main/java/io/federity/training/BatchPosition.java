package io.federity.training;

/**
 * Where in the endless sequence of batches a site stands. The order of the rows in an epoch depends
 * on seed and epoch only, so a position is enough to go on where the last round ended.
 *
 * @param epoch passes over the rows that have begun, minus one
 * @param batch batches of that pass that are done
 */
public record BatchPosition(long epoch, int batch) {
  /** Before the first batch. */
  public static final BatchPosition START = new BatchPosition(0, 0);

  /** Checks the range. */
  public BatchPosition {
    if (epoch < 0 || batch < 0) {
      throw new IllegalArgumentException("a position must not be negative");
    }
  }
}
