package io.federity.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.federity.error.Outcome;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * A model in PyTorch's memory. Not thread safe; close it to free the memory.
 *
 * <p>DJL types appear here because training and inference share it; nothing outside this module
 * uses it.
 */
public sealed interface Network extends AutoCloseable permits LayeredNetwork, ScriptedNetwork {

  /**
   * Opens a model with the given values. Refused where the tensors are not those of the
   * architecture (STRUCTURE_CHANGED) or the module is none (BAD_ARCHITECTURE, TRACED_MODULE).
   */
  static Outcome<Network> open(ModelDefinition model, List<Tensor> tensors) {
    TorchRuntime.engine();
    return switch (model.architecture()) {
      case ArchitectureDescriptor.Logistic _, ArchitectureDescriptor.Mlp _ ->
          LayeredNetwork.open(model.architecture(), tensors);
      case ArchitectureDescriptor.TorchScript _ ->
          ScriptedNetwork.load(model.module().orElseThrow())
              .then(network ->
                  switch (network.write(tensors)) {
                    case Outcome.Accepted<ScriptedNetwork>(ScriptedNetwork written) ->
                        Outcome.accepted(written);
                    case Outcome.Refused<ScriptedNetwork>(var refusal) -> {
                      network.close();
                      yield Outcome.refused(refusal);
                    }
                  });
    };
  }

  /** The values a TorchScript module was saved with, parameters and buffers, sorted by name. */
  static Outcome<List<Tensor>> savedTensors(Path module) {
    return ScriptedNetwork.load(module)
        .map(network -> {
          try (network) {
            return network.tensors();
          }
        });
  }

  /** Trainable parameters by name; tied ones once, under the first of their names. */
  SortedMap<String, NDArray> parameters();

  /**
   * Computes the logits.
   *
   * @param inputs [rows, inputs], float32; results belong to its manager
   * @return [rows, outputs]
   */
  NDArray forward(NDArray inputs);

  /** Switches between training (dropout, batch statistics) and inference, which is the default. */
  void setTraining(boolean training);

  /** Copies parameters and buffers, sorted by name. */
  List<Tensor> tensors();

  /** Owner of the model's memory. */
  NDManager manager();

  @Override
  void close();
}
