package io.federity.proof.descriptor;

/**
 * Logistic regression, {@code fzk1/logistic}: parameters {@code fc.weight} of {@code
 * [outputs][inputs]} and {@code fc.bias} of {@code [outputs]}; one output is binary, several are
 * one-vs-rest.
 *
 * @param inputs features, d
 * @param outputs classes, C
 */
public record LogisticDescriptor(int inputs, int outputs) {
  private static final int MAX_INPUTS = 1 << 14;
  private static final int MAX_OUTPUTS = 1 << 10;

  /** Whether the sizes are within the caps of section 1.2. */
  public boolean isAllowed() {
    return inputs >= 1 && inputs <= MAX_INPUTS && outputs >= 1 && outputs <= MAX_OUTPUTS;
  }

  /** Parameters in all. */
  public int parameters() {
    return Math.multiplyExact(inputs + 1, outputs);
  }

  /** The canonical encoding (RFC 8785), of which the id is the SHA-256. */
  public String canonical() {
    return ("{\"ad\":\"fzk1/logistic\",\"inputs\":%d,\"loss\":\"%s\",\"outputs\":%d,"
            + "\"params\":[\"fc.weight\",\"fc.bias\"]}")
        .formatted(inputs, outputs == 1 ? "bce-sigmoid" : "bce-one-vs-rest", outputs);
  }
}
