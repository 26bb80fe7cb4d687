package io.federity.proof.descriptor;

import java.util.List;

/**
 * Logistic regression, {@code fzk1/logistic}: parameters {@code fc.weight} of {@code
 * [outputs][inputs]} and {@code fc.bias} of {@code [outputs]}.
 *
 * @param inputs features, d
 * @param outputs classes, C
 */
public record LogisticDescriptor(int inputs, int outputs) implements ArchitectureDescriptor {
  @Override
  public List<DenseLayer> layers() {
    return List.of(new DenseLayer(inputs, outputs));
  }

  @Override
  public String canonical() {
    return ("{\"ad\":\"fzk1/logistic\",\"inputs\":%d,\"loss\":\"%s\",\"outputs\":%d,"
            + "\"params\":[\"fc.weight\",\"fc.bias\"]}")
        .formatted(inputs, ArchitectureDescriptor.loss(outputs), outputs);
  }
}
