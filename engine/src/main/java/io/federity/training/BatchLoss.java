package io.federity.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.federity.recipe.TrainingSettings.Loss;

/** The mean loss of a batch as a function that autograd can follow. */
final class BatchLoss {
  private BatchLoss() {}

  /**
   * Computes the loss.
   *
   * @param outputs [rows, outputs]
   * @param labels [rows, outputs], as {@link #labels} makes them
   * @return a scalar
   */
  static NDArray of(Loss loss, NDArray outputs, NDArray labels) {
    return switch (loss) {
      // softplus(z) - z*y = log(1 + exp(z)) - z*y; its gradient sigmoid(z) - y is right at z = 0,
      // where max(z, 0) + log(1 + exp(-|z|)) would give a wrong subgradient.
      case BCE_WITH_LOGITS -> Activation.softPlus(outputs).sub(outputs.mul(labels)).mean();
      case CROSS_ENTROPY -> outputs.logSoftmax(1).mul(labels).sum(new int[] {1}).mean().neg();
      case MSE -> outputs.sub(labels).square().mean();
    };
  }

  /** Labels in the form the loss needs: a column of 0 and 1, or one column a class. */
  static float[] labels(Loss loss, int[] labels, int[] rows) {
    int width = width(loss);
    float[] values = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      int label = labels[rows[i]];
      if (width == 1) {
        values[i] = label;
      } else {
        values[i * width + label] = 1;
      }
    }
    return values;
  }

  /** Shape of the labels of a batch. */
  static Shape shape(Loss loss, int rows) {
    return new Shape(rows, width(loss));
  }

  private static int width(Loss loss) {
    return loss == Loss.CROSS_ENTROPY ? 2 : 1;
  }
}
