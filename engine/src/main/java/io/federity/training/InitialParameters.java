package io.federity.training;

import io.federity.error.Outcome;
import io.federity.inference.ModelDefinition;
import io.federity.inference.Network;
import io.federity.recipe.ArchitectureDescriptor.Layer;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The values of a root commit. A TorchScript module brings its own. For layers, {@code uniform} is
 * PyTorch's default of a linear layer, uniform within +-1/sqrt(inputs) for weights and biases,
 * drawn by java.util.random's L64X128MixRandom (Steele, Vigna 2021) from the seed, layer by layer,
 * weight before bias, in C order: (2u - 1) / sqrt(inputs) in double, rounded once. The values
 * depend on the seed only, not on the machine.
 */
public final class InitialParameters {
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private InitialParameters() {}

  /** The tensors, sorted by name. */
  public static Outcome<List<Tensor>> of(ModelDefinition model, InitialValues initial, long seed) {
    if (model.module().isPresent()) {
      return Network.savedTensors(model.module().get());
    }
    RandomGenerator random = GENERATORS.create(seed);
    var tensors = new ArrayList<Tensor>();
    for (Layer layer : model.architecture().layers()) {
      double bound = initial == InitialValues.ZEROS ? 0 : 1 / Math.sqrt(layer.inputs());
      long out = layer.outputs();
      long in = layer.inputs();
      float[] weight = draw(Math.multiplyExact(layer.outputs(), layer.inputs()), bound, random);
      tensors.add(Tensor.ofFloats(layer.weight(), List.of(out, in), weight));
      tensors.add(
          Tensor.ofFloats(layer.bias(), List.of(out), draw(layer.outputs(), bound, random)));
    }
    tensors.sort(Comparator.comparing(Tensor::name));
    return Outcome.accepted(List.copyOf(tensors));
  }

  private static float[] draw(int count, double bound, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = bound == 0 ? 0 : (float) ((2 * random.nextDouble() - 1) * bound);
    }
    return values;
  }
}
