package io.federity.inference;

import io.federity.recipe.TrainingSettings.Loss;

/** What a row's outputs mean under each loss; all in double. */
final class Scores {
  private Scores() {}

  /** One number a row that grows with the belief in label 1. */
  static double score(Loss loss, float[] outputs, int at, int width) {
    return switch (loss) {
      case BCE_WITH_LOGITS, MSE -> {
        requireWidth(loss, width, 1);
        yield outputs[at];
      }
      // Two-class softmax is the sigmoid of the difference.
      case CROSS_ENTROPY -> {
        requireWidth(loss, width, 2);
        yield (double) outputs[at + 1] - outputs[at];
      }
    };
  }

  /** Probability of label 1; for squared error the output itself. */
  static double probability(Loss loss, double score) {
    return switch (loss) {
      case BCE_WITH_LOGITS, CROSS_ENTROPY -> 1 / (1 + Math.exp(-score));
      case MSE -> score;
    };
  }

  /** Loss of one row. */
  static double loss(Loss loss, double score, int label) {
    return switch (loss) {
      // -log(sigmoid(z)) for label 1, -log(1 - sigmoid(z)) for label 0, without overflow
      case BCE_WITH_LOGITS, CROSS_ENTROPY ->
          Math.max(score, 0) - score * label + Math.log1p(Math.exp(-Math.abs(score)));
      case MSE -> (score - label) * (score - label);
    };
  }

  private static void requireWidth(Loss loss, int width, int expected) {
    if (width != expected) {
      throw new IllegalStateException(
          "%s needs %d outputs a row, the model gave %d".formatted(loss, expected, width));
    }
  }
}
