package io.federity.proof.qsgd;

import io.federity.proof.descriptor.DenseLayer;

/**
 * The exact master weights of one layer while it is trained, as {@code W(k, j)}: {@code weights[k *
 * outputs + j]}, the bias being the last k.
 */
final class LayerWeights {
  private final DenseLayer layer;
  private final int inputScale;
  private final long mu;
  private final long[] weights;

  LayerWeights(DenseLayer layer, LayerScales scales, int mu, long[] initial) {
    if (initial.length != layer.parameters()) {
      throw new IllegalArgumentException("weights of another shape");
    }
    this.layer = layer;
    this.inputScale = scales.input();
    this.mu = mu;
    this.weights = initial.clone();
  }

  /** The accumulators of all outputs, {@code acc(j) = sum_k in(k) W(k, j)}. */
  long[] accumulate(long[] input) {
    int outputs = layer.outputs();
    long[] sums = new long[outputs];
    for (int j = 0; j < outputs; j++) {
      sums[j] = weights[layer.inputs() * outputs + j] << inputScale;
    }
    for (int k = 0; k < layer.inputs(); k++) {
      if (input[k] != 0) {
        for (int j = 0; j < outputs; j++) {
          sums[j] += input[k] * weights[k * outputs + j];
        }
      }
    }
    return sums;
  }

  /** What is propagated back to an input, {@code sum_j delta(j) W(k, j)}. */
  long propagate(int k, long[] deltas) {
    long sum = 0;
    for (int j = 0; j < layer.outputs(); j++) {
      sum += deltas[j] * weights[k * layer.outputs() + j];
    }
    return sum;
  }

  /** {@code W(k, j) -= mu in(k) delta(j)}. */
  void descend(long[] input, long[] deltas) {
    int outputs = layer.outputs();
    for (int j = 0; j < outputs; j++) {
      weights[layer.inputs() * outputs + j] -= (mu * deltas[j]) << inputScale;
    }
    for (int k = 0; k < layer.inputs(); k++) {
      long by = mu * input[k];
      if (by != 0) {
        for (int j = 0; j < outputs; j++) {
          weights[k * outputs + j] -= by * deltas[j];
        }
      }
    }
  }

  long[] weights() {
    return weights.clone();
  }
}
