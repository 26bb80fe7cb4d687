package io.federity.exchange;

/** A JSON object is not of the form that the protocol states. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedException(String message) {
    super(message);
  }
}
