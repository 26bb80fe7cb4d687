package io.federity.proof.descriptor;

import java.util.List;

/**
 * A network with one hidden layer of ReLU units, {@code fzk1/mlp-relu}: parameters {@code
 * fc1.weight} of {@code [hidden][inputs]}, {@code fc1.bias}, {@code fc2.weight} of {@code
 * [outputs][hidden]}, {@code fc2.bias}.
 *
 * @param inputs features, d
 * @param hidden units, J
 * @param outputs classes, C
 */
public record MlpDescriptor(int inputs, int hidden, int outputs) implements ArchitectureDescriptor {
  @Override
  public List<DenseLayer> layers() {
    return List.of(new DenseLayer(inputs, hidden), new DenseLayer(hidden, outputs));
  }

  @Override
  public String canonical() {
    return ("{\"ad\":\"fzk1/mlp-relu\",\"hidden\":[%d],\"inputs\":%d,\"loss\":\"%s\","
            + "\"outputs\":%d,\"params\":[\"fc1.weight\",\"fc1.bias\",\"fc2.weight\",\"fc2.bias\"]}")
        .formatted(hidden, inputs, ArchitectureDescriptor.loss(outputs), outputs);
  }
}
