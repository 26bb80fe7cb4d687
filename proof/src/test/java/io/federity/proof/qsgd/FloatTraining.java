package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.util.List;

/**
 * The textbook's mini-batch gradient descent in floating point: what QSGD is measured against.
 * Every operation is rounded to float64, or to float32.
 */
final class FloatTraining {
  private final boolean single;
  private final List<DenseLayer> layers;
  private final int batchRows;
  private final double rate;
  private final double[][] weights;

  private FloatTraining(
      boolean single, ArchitectureDescriptor ad, TrainingDescriptor td, List<float[]> initial) {
    this.single = single;
    this.layers = ad.layers();
    this.batchRows = td.batchRows();
    this.rate = Math.scalb((double) td.mu(), -td.kappa() - td.logB());
    this.weights = Matrices.ofTensors(ad, initial);
  }

  /**
   * Trains.
   *
   * @param initial in the order of {@code params}
   * @return W(k, j) of each layer, the bias being the last k
   */
  static double[][] train(
      boolean single,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      double[][] features,
      int[][] labels,
      int[] order,
      List<float[]> initial) {
    FloatTraining training = new FloatTraining(single, ad, td, initial);
    for (int block : order) {
      training.step(features, labels, block * training.batchRows);
    }
    return training.weights;
  }

  /** A product of two float32 values and a sum of two are rounded once, although by way of 64. */
  private double round(double value) {
    return single ? (float) value : value;
  }

  private void step(double[][] features, int[][] labels, int from) {
    double[][] gradients = new double[weights.length][];
    for (int l = 0; l < weights.length; l++) {
      gradients[l] = new double[weights[l].length];
    }
    for (int row = from; row < Math.min(features.length, from + batchRows); row++) {
      learn(features[row], labels[row], gradients);
    }
    for (int l = 0; l < weights.length; l++) {
      for (int i = 0; i < weights[l].length; i++) {
        weights[l][i] = round(weights[l][i] - round(rate * gradients[l][i]));
      }
    }
  }

  private void learn(double[] features, int[] labels, double[][] gradients) {
    int last = layers.size() - 1;
    double[][] inputs = new double[layers.size()][];
    inputs[0] = new double[features.length];
    for (int k = 0; k < features.length; k++) {
      inputs[0][k] = round(features[k]);
    }
    if (last == 1) {
      inputs[1] = forward(0, inputs[0]);
      for (int j = 0; j < inputs[1].length; j++) {
        inputs[1][j] = Math.max(0, inputs[1][j]);
      }
    }
    double[] deltas = forward(last, inputs[last]);
    for (int c = 0; c < deltas.length; c++) {
      double exponential = round(StrictMath.exp(-deltas[c]));
      deltas[c] = round(round(1 / round(1 + exponential)) - labels[c]);
    }
    add(gradients[last], inputs[last], deltas);
    if (last == 1) {
      add(gradients[0], inputs[0], backward(inputs[1], deltas));
    }
  }

  private double[] forward(int layer, double[] input) {
    int outputs = layers.get(layer).outputs();
    double[] sums = new double[outputs];
    System.arraycopy(weights[layer], input.length * outputs, sums, 0, outputs);
    for (int k = 0; k < input.length; k++) {
      for (int j = 0; j < outputs; j++) {
        sums[j] = round(sums[j] + round(input[k] * weights[layer][k * outputs + j]));
      }
    }
    return sums;
  }

  /** With 0 for the gradient of ReLU at 0, as PyTorch. */
  private double[] backward(double[] activations, double[] deltas) {
    double[] hidden = new double[activations.length];
    for (int j = 0; j < hidden.length; j++) {
      for (int c = 0; c < deltas.length && activations[j] > 0; c++) {
        hidden[j] = round(hidden[j] + round(deltas[c] * weights[1][j * deltas.length + c]));
      }
    }
    return hidden;
  }

  private void add(double[] gradients, double[] input, double[] deltas) {
    int outputs = deltas.length;
    for (int j = 0; j < outputs; j++) {
      int bias = input.length * outputs + j;
      gradients[bias] = round(gradients[bias] + deltas[j]);
    }
    for (int k = 0; k < input.length; k++) {
      for (int j = 0; j < outputs; j++) {
        int i = k * outputs + j;
        gradients[i] = round(gradients[i] + round(input[k] * deltas[j]));
      }
    }
  }
}
