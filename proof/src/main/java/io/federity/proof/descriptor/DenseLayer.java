package io.federity.proof.descriptor;

/**
 * A fully connected layer with a bias.
 *
 * @param inputs without the bias
 * @param outputs units or classes
 */
public record DenseLayer(int inputs, int outputs) {
  static final int MAX_CLASSES = 1 << 10;
  private static final int MAX_WIDTH = 1 << 14;

  /** Whether both sizes are within the caps of section 1.2. */
  boolean isAllowed() {
    return inputs >= 1 && inputs <= MAX_WIDTH && outputs >= 1 && outputs <= MAX_WIDTH;
  }

  /** Weights and biases. */
  public int parameters() {
    return Math.multiplyExact(inputs + 1, outputs);
  }
}
