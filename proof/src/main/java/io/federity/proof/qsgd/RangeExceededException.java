package io.federity.proof.qsgd;

/**
 * Data or weights leave the widths that the training descriptor promises; nothing can be proved.
 */
public final class RangeExceededException extends Exception {
  private static final long serialVersionUID = 1L;

  /** An array of the proof has an entry outside its range. */
  public RangeExceededException(Exception cause) {
    super(cause.toString(), cause);
  }

  /** Says what left which range. */
  public RangeExceededException(String message) {
    super(message);
  }
}
