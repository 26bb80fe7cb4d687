package io.federity.proof.descriptor;

import io.federity.proof.encoding.CanonicalObject;
import java.util.List;

/**
 * Logistic regression, {@code fzk1/logistic}.
 *
 * @param inputs features, d
 * @param outputs classes, C
 * @param params names of the weights {@code [outputs][inputs]} and of the biases {@code [outputs]}
 */
public record LogisticDescriptor(int inputs, int outputs, List<String> params)
    implements ArchitectureDescriptor {
  /** Keeps a copy of the names. */
  public LogisticDescriptor {
    params = List.copyOf(params);
  }

  /** With the names of a layer {@code fc}. */
  public LogisticDescriptor(int inputs, int outputs) {
    this(inputs, outputs, List.of("fc.weight", "fc.bias"));
  }

  @Override
  public List<DenseLayer> layers() {
    return List.of(new DenseLayer(inputs, outputs));
  }

  @Override
  public String canonical() {
    return new CanonicalObject()
        .put("ad", "fzk1/logistic")
        .put("inputs", inputs)
        .put("outputs", outputs)
        .put("loss", ArchitectureDescriptor.loss(outputs))
        .put("params", params)
        .text();
  }
}
