package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Integers of all parameters in the order of the descriptor's {@code params}: weights as {@code
 * [out][in]}, row-major, then biases.
 */
final class ParameterVector {
  private ParameterVector() {}

  /** SHA-256 of the integers, 8 bytes each, big-endian; lower-case hex. */
  static String hash(long[] parameters) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(parameters.length, Long.BYTES));
    bytes.asLongBuffer().put(parameters);
    return HexFormat.of().formatHex(Digests.sha256().digest(bytes.array()));
  }

  /** As W(k, j) of each layer, the bias being the last k. */
  static List<long[]> byLayer(ArchitectureDescriptor ad, long[] parameters) {
    List<long[]> weights = new ArrayList<>();
    int from = 0;
    for (DenseLayer layer : ad.layers()) {
      long[] byInput = new long[layer.parameters()];
      for (int i = 0; i < byInput.length; i++) {
        byInput[place(layer, i)] = parameters[from + i];
      }
      weights.add(byInput);
      from += byInput.length;
    }
    return weights;
  }

  /** The inverse of {@link #byLayer}. */
  static long[] inOrder(ArchitectureDescriptor ad, List<long[]> weights) {
    long[] parameters = new long[ad.parameters()];
    int next = 0;
    for (int index = 0; index < weights.size(); index++) {
      DenseLayer layer = ad.layers().get(index);
      for (int i = 0; i < layer.parameters(); i++) {
        parameters[next++] = weights.get(index)[place(layer, i)];
      }
    }
    return parameters;
  }

  /**
   * Where the parameter of a place in {@code [out][in]} weights, then biases, stands in W(k, j).
   */
  private static int place(DenseLayer layer, int i) {
    int weights = layer.inputs() * layer.outputs();
    return i < weights ? i % layer.inputs() * layer.outputs() + i / layer.inputs() : i;
  }

  /** The largest magnitude in each layer. */
  static List<Long> largestByLayer(ArchitectureDescriptor ad, long[] parameters) {
    return byLayer(ad, parameters).stream().map(ParameterVector::largest).toList();
  }

  /** The largest magnitude; {@code Long.MAX_VALUE} for the one number that has none. */
  static long largest(long[] parameters) {
    long largest = 0;
    for (long parameter : parameters) {
      long magnitude = parameter == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(parameter);
      largest = Math.max(largest, magnitude);
    }
    return largest;
  }
}
