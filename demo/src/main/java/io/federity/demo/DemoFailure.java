package io.federity.demo;

/** A step of the demonstration did not hold; the message says which and what was printed. */
public final class DemoFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A step that did not hold. */
  public DemoFailure(String message) {
    super(message);
  }

  /** A step that did not hold, and why. */
  public DemoFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
