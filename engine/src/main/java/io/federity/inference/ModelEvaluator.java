package io.federity.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.federity.dataset.Examples;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Measures a model on rows: accuracy at p &gt; 0.5 (strictly), AUC by ranks, mean loss. Logits are
 * computed in float32, everything after them in double. Stateless; one thread at a time for one
 * network.
 */
public final class ModelEvaluator {
  private static final int CHUNK = 8192;

  private ModelEvaluator() {}

  /** Opens the model with these tensors, with one thread, and measures it. */
  public static Outcome<EvaluationMetrics> evaluate(
      ModelDefinition model, List<Tensor> tensors, Loss loss, Examples examples) {
    TorchRuntime.use(1);
    return Network.open(model, tensors)
        .then(network -> {
          try (network) {
            return evaluate(network, loss, examples);
          }
        });
  }

  /**
   * Measures an open model, which is in inference mode afterwards. Refused (NON_FINITE_PARAMETER)
   * where the outputs are not finite.
   */
  public static Outcome<EvaluationMetrics> evaluate(Network network, Loss loss, Examples examples) {
    network.setTraining(false);
    double[] scores = new double[examples.size()];
    double[] losses = new double[examples.size()];
    for (int from = 0; from < examples.size(); from += CHUNK) {
      int to = Math.min(from + CHUNK, examples.size());
      float[] outputs = outputs(network, examples, from, to);
      int width = outputs.length / (to - from);
      for (int row = from; row < to; row++) {
        int at = (row - from) * width;
        scores[row] = Scores.score(loss, outputs, at, width);
        losses[row] = Scores.loss(loss, scores[row], examples.labels()[row]);
      }
    }
    double meanLoss = Arrays.stream(losses).sum() / losses.length;
    if (!Double.isFinite(meanLoss)) {
      return Outcome.refused(
          ErrorCode.NON_FINITE_PARAMETER, "the model's outputs on these rows are not finite");
    }
    long correct = 0;
    for (int row = 0; row < scores.length; row++) {
      correct +=
          (Scores.probability(loss, scores[row]) > 0.5 ? 1 : 0) == examples.labels()[row] ? 1 : 0;
    }
    return Outcome.accepted(
        new EvaluationMetrics(
            examples.size(),
            examples.positives(),
            correct,
            meanLoss,
            RocCurve.area(scores, examples.labels())));
  }

  private static float[] outputs(Network network, Examples examples, int from, int to) {
    int width = examples.width();
    float[] inputs = Arrays.copyOfRange(examples.inputs(), from * width, to * width);
    try (NDManager scratch = network.manager().newSubManager()) {
      NDArray batch = scratch.create(inputs, new Shape(to - from, width));
      return network.forward(batch).toFloatArray();
    }
  }
}
