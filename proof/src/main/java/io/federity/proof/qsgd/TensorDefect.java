package io.federity.proof.qsgd;

/**
 * The first reason why float32 tensors are refused.
 *
 * @param parameter name in the descriptor
 * @param index of the number in the parameter, row-major; 0 where the shape is wrong
 * @param found what stands there
 */
public record TensorDefect(Kind kind, String parameter, int index, String found) {
  /** What is wrong. */
  public enum Kind {
    /** Not as many numbers, or tensors, as the descriptor says. */
    SHAPE("not of the descriptor's shape"),
    /** NaN or infinite. */
    NOT_FINITE("not a finite number"),
    /** Its integer would reach {@code 2^62}. */
    TOO_LARGE("too large for the scale of the weights"),
    /** Not the float32 that the training gives, bit for bit. */
    NOT_THE_RESULT("not the result of the training");

    private final String meaning;

    Kind(String meaning) {
      this.meaning = meaning;
    }
  }

  /** Says what is wrong where. */
  public String sentence() {
    String place = kind == Kind.SHAPE ? parameter : parameter + "[" + index + "]";
    return "%s is %s: %s".formatted(place, kind.meaning, found);
  }
}
