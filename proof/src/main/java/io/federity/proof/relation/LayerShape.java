package io.federity.proof.relation;

import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.field.Fp;
import io.federity.proof.qsgd.LayerScales;
import io.federity.proof.qsgd.TrainingRun;

/**
 * Sizes of one layer in a proof.
 *
 * @param index from 0
 */
record LayerShape(int index, DenseLayer layer, LayerScales scales) {
  /** The layer's number in names of steps. */
  int number() {
    return index + 1;
  }

  boolean isFirst() {
    return index == 0;
  }

  /** Without the bias. */
  int paddedInputs() {
    return TrainingRun.powerOfTwo(layer.inputs());
  }

  int paddedOutputs() {
    return TrainingRun.powerOfTwo(layer.outputs());
  }

  /** Bits of an input's index, without that of the bias. */
  int inputBits() {
    return Integer.numberOfTrailingZeros(paddedInputs());
  }

  int outputBits() {
    return Integer.numberOfTrailingZeros(paddedOutputs());
  }

  /**
   * Weights as a table over F: output lowest, then input; the bias in row {@code paddedInputs};
   * zero elsewhere.
   */
  long[] padded(long[] weights) {
    long[] table = new long[2 * paddedInputs() * paddedOutputs()];
    int outputs = layer.outputs();
    for (int k = 0; k <= layer.inputs(); k++) {
      int row = k == layer.inputs() ? paddedInputs() : k;
      for (int j = 0; j < outputs; j++) {
        table[row * paddedOutputs() + j] = Fp.ofSigned(weights[k * outputs + j]);
      }
    }
    return table;
  }
}
