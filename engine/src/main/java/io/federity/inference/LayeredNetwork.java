package io.federity.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.ArchitectureDescriptor.Layer;
import io.federity.tensor.DType;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Linear layers with an activation between them: logistic regression and perceptrons, float32. */
final class LayeredNetwork implements Network {
  private final ArchitectureDescriptor architecture;
  private final NDManager manager;
  private final SortedMap<String, NDArray> parameters = new TreeMap<>();

  private LayeredNetwork(ArchitectureDescriptor architecture, List<Tensor> tensors) {
    this.architecture = architecture;
    this.manager = TorchRuntime.engine().newBaseManager();
    for (Tensor tensor : tensors) {
      NDArray array =
          manager.create(
              TensorArrays.bytes(tensor),
              TensorArrays.shape(tensor.spec().shape()),
              TensorArrays.dataType(tensor.spec().dtype()));
      // The array may alias the buffer: duplicate it into memory that PyTorch owns.
      NDArray owned = array.duplicate();
      array.close();
      owned.setRequiresGradient(true);
      parameters.put(tensor.name(), owned);
    }
  }

  static Outcome<Network> open(ArchitectureDescriptor architecture, List<Tensor> tensors) {
    Map<String, TensorSpec> expected = new TreeMap<>();
    architecture
        .parameterShapes()
        .forEach((name, shape) -> expected.put(name, new TensorSpec(name, DType.F32, shape)));
    Optional<Refusal> difference = TensorArrays.difference(expected, tensors);
    if (difference.isPresent()) {
      return Outcome.refused(difference.get());
    }
    return Outcome.accepted(new LayeredNetwork(architecture, tensors));
  }

  @Override
  public SortedMap<String, NDArray> parameters() {
    return Collections.unmodifiableSortedMap(parameters);
  }

  @Override
  public NDArray forward(NDArray inputs) {
    NDArray at = inputs;
    List<Layer> layers = architecture.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (i > 0) {
        at = activate(at);
      }
      at = Linear.linear(at, array(layers.get(i).weight()), array(layers.get(i).bias())).head();
    }
    return at;
  }

  private NDArray array(String name) {
    NDArray array = parameters.get(name);
    if (array == null) {
      throw new IllegalStateException("a checked model without " + name);
    }
    return array;
  }

  private NDArray activate(NDArray values) {
    return switch (architecture) {
      case ArchitectureDescriptor.Mlp mlp ->
          switch (mlp.activation()) {
            case RELU -> Activation.relu(values);
            case TANH -> Activation.tanh(values);
            case SIGMOID -> Activation.sigmoid(values);
          };
      case ArchitectureDescriptor.Logistic _, ArchitectureDescriptor.TorchScript _ -> values;
    };
  }

  @Override
  public void setTraining(boolean training) {
    // Neither dropout nor batch statistics: both modes compute the same.
  }

  @Override
  public List<Tensor> tensors() {
    return parameters.entrySet().stream()
        .map(entry -> TensorArrays.copy(entry.getKey(), entry.getValue()))
        .toList();
  }

  @Override
  public NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    manager.close();
  }
}
