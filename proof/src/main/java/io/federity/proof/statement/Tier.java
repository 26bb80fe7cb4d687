package io.federity.proof.statement;

/**
 * Which relation a proof shows; its number stands in the file, its name in statement and
 * transcript.
 */
public enum Tier {
  /** An update is the result of training on committed data. */
  TRAIN(1),
  /** A data root holds rows within their declared ranges. */
  DATASET(4),
  /** A new data root holds the same rows as an old one. */
  ROLLOVER(5);

  private final int number;

  Tier(int number) {
    this.number = number;
  }

  /** The byte in the file's header. */
  public int number() {
    return number;
  }
}
