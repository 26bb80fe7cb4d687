package io.federity.error;

/** What tests ask of an outcome. */
public final class Outcomes {
  private Outcomes() {}

  /** The value; fails where it was refused. */
  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError("was refused: " + refused);
    };
  }

  /** The code of the refusal; fails where it was accepted. */
  public static ErrorCode refused(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?>(var refusal)) {
      return refusal.code();
    }
    throw new AssertionError("was accepted: " + outcome);
  }
}
