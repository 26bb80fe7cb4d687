package io.federity.proof.relation;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.util.HexFormat;

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

  /** As W(k, c), the bias being the last k. */
  static long[] byInput(LogisticDescriptor ad, long[] parameters) {
    long[] weights = new long[parameters.length];
    for (int c = 0; c < ad.outputs(); c++) {
      for (int k = 0; k < ad.inputs(); k++) {
        weights[k * ad.outputs() + c] = parameters[c * ad.inputs() + k];
      }
      weights[ad.inputs() * ad.outputs() + c] = parameters[ad.inputs() * ad.outputs() + c];
    }
    return weights;
  }

  /** The inverse of {@link #byInput}. */
  static long[] inOrder(LogisticDescriptor ad, long[] weights) {
    long[] parameters = new long[weights.length];
    for (int c = 0; c < ad.outputs(); c++) {
      for (int k = 0; k < ad.inputs(); k++) {
        parameters[c * ad.inputs() + k] = weights[k * ad.outputs() + c];
      }
      parameters[ad.inputs() * ad.outputs() + c] = weights[ad.inputs() * ad.outputs() + c];
    }
    return parameters;
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
