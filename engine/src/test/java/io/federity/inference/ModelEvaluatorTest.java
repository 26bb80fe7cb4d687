package io.federity.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.dataset.Examples;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.recipe.ArchitectureDescriptor.Logistic;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelEvaluatorTest {
  private static final ModelDefinition IDENTITY = ModelDefinition.of(new Logistic(1, 1));

  @Test
  void logits_giveAccuracyAucAndLoss() {
    // Scores 2, -1, 1, -1 with labels 1, 1, 0, 0. Pairs: 2>1, 2>-1, -1<1, -1=-1 (half).
    EvaluationMetrics metrics = accepted(1, rows(2, -1, 1, -1));
    assertThat(metrics.correct()).isEqualTo(2);
    assertThat(metrics.auc()).contains(2.5 / 4);
    double loss =
        Math.log1p(Math.exp(-2)) + Math.log1p(Math.E) + Math.log1p(Math.E) + Math.log1p(1 / Math.E);
    assertThat(metrics.loss()).isCloseTo(loss / 4, within(1e-7));
  }

  @Test
  void probabilityOfExactlyOneHalf_meansZero() {
    EvaluationMetrics metrics = accepted(0, rows(1, 2, 3, 4));
    assertThat(metrics.correct()).isEqualTo(2);
    assertThat(metrics.auc()).contains(0.5);
    assertThat(metrics.loss()).isCloseTo(Math.log(2), within(1e-7));
  }

  @Test
  void oneClass_hasNoAuc() {
    var examples = new Examples(1, new float[] {1, 2}, new int[] {1, 1}, List.of());
    assertThat(accepted(1, examples).auc()).isEmpty();
  }

  @Test
  void moreRowsThanAChunk_areAllCounted() {
    float[] inputs = new float[20_000];
    int[] labels = new int[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      labels[i] = i % 2;
      inputs[i] = labels[i] == 1 ? 1 : -1;
    }
    EvaluationMetrics metrics = accepted(1, new Examples(1, inputs, labels, List.of()));
    assertThat(metrics.accuracy()).isEqualTo(1);
    assertThat(metrics.auc()).contains(1.0);
  }

  @Test
  void outputsBeyondTheFiniteNumbers_areRefused() {
    Outcome<EvaluationMetrics> outcome = evaluate(3e38f, rows(1e10f, 1, 1, 1));
    assertThat(((Outcome.Refused<EvaluationMetrics>) outcome).refusal().code())
        .isEqualTo(ErrorCode.NON_FINITE_PARAMETER);
  }

  /** Four rows of one feature with labels 1, 1, 0, 0. */
  private static Examples rows(float... inputs) {
    return new Examples(1, inputs, new int[] {1, 1, 0, 0}, List.of());
  }

  private static EvaluationMetrics accepted(float weight, Examples examples) {
    return ((Outcome.Accepted<EvaluationMetrics>) evaluate(weight, examples)).value();
  }

  private static Outcome<EvaluationMetrics> evaluate(float weight, Examples examples) {
    List<Tensor> tensors =
        List.of(
            Tensor.ofFloats("fc.bias", List.of(1L), 0),
            Tensor.ofFloats("fc.weight", List.of(1L, 1L), weight));
    return ModelEvaluator.evaluate(IDENTITY, tensors, Loss.BCE_WITH_LOGITS, examples);
  }
}
