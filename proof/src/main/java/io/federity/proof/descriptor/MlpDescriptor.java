package io.federity.proof.descriptor;

import io.federity.proof.encoding.CanonicalObject;
import java.util.List;

/**
 * A network with one hidden layer of ReLU units, {@code fzk1/mlp-relu}.
 *
 * @param inputs features, d
 * @param hidden units, J
 * @param outputs classes, C
 * @param params names of the weights {@code [hidden][inputs]}, the biases {@code [hidden]}, the
 *     weights {@code [outputs][hidden]}, the biases {@code [outputs]}
 */
public record MlpDescriptor(int inputs, int hidden, int outputs, List<String> params)
    implements ArchitectureDescriptor {
  /** Keeps a copy of the names. */
  public MlpDescriptor {
    params = List.copyOf(params);
  }

  /** With the names of layers {@code fc1} and {@code fc2}. */
  public MlpDescriptor(int inputs, int hidden, int outputs) {
    this(inputs, hidden, outputs, List.of("fc1.weight", "fc1.bias", "fc2.weight", "fc2.bias"));
  }

  @Override
  public List<DenseLayer> layers() {
    return List.of(new DenseLayer(inputs, hidden), new DenseLayer(hidden, outputs));
  }

  @Override
  public String canonical() {
    return new CanonicalObject()
        .put("ad", "fzk1/mlp-relu")
        .put("inputs", inputs)
        .put("hidden", new int[] {hidden})
        .put("outputs", outputs)
        .put("loss", ArchitectureDescriptor.loss(outputs))
        .put("params", params)
        .text();
  }
}
