package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Between numbers in the order of {@code params} and W(k, j) of each layer, {@code [k * outputs +
 * j]}, the bias being the last k.
 */
final class Matrices {
  private Matrices() {}

  /** Visits where each number stands: in the order of {@code params}, and in its matrix. */
  private interface Place {
    void visit(int layer, int matrix, int parameter);
  }

  private static void places(ArchitectureDescriptor ad, Place place) {
    int next = 0;
    for (int l = 0; l < ad.layers().size(); l++) {
      DenseLayer layer = ad.layers().get(l);
      for (int j = 0; j < layer.outputs(); j++) {
        for (int k = 0; k < layer.inputs(); k++) {
          place.visit(l, k * layer.outputs() + j, next++);
        }
      }
      for (int j = 0; j < layer.outputs(); j++) {
        place.visit(l, layer.inputs() * layer.outputs() + j, next++);
      }
    }
  }

  static List<long[]> ofIntegers(ArchitectureDescriptor ad, long[] parameters) {
    List<long[]> matrices =
        ad.layers().stream().map(layer -> new long[layer.parameters()]).toList();
    places(ad, (layer, i, parameter) -> matrices.get(layer)[i] = parameters[parameter]);
    return matrices;
  }

  static long[] inOrder(ArchitectureDescriptor ad, List<long[]> matrices) {
    long[] parameters = new long[ad.parameters()];
    places(ad, (layer, i, parameter) -> parameters[parameter] = matrices.get(layer)[i]);
    return parameters;
  }

  static double[][] ofTensors(ArchitectureDescriptor ad, List<float[]> tensors) {
    List<Float> numbers = new ArrayList<>();
    for (float[] tensor : tensors) {
      for (float number : tensor) {
        numbers.add(number);
      }
    }
    double[][] matrices =
        ad.layers().stream().map(layer -> new double[layer.parameters()]).toArray(double[][]::new);
    places(ad, (layer, i, parameter) -> matrices[layer][i] = numbers.get(parameter));
    return matrices;
  }
}
