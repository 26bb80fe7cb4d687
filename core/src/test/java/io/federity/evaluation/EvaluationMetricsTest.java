package io.federity.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EvaluationMetricsTest {
  private final EvaluationMetrics big = new EvaluationMetrics(100, 50, 80, 0.5, Optional.of(0.9));
  private final EvaluationMetrics small = new EvaluationMetrics(20, 10, 10, 0.8, Optional.of(0.5));
  private final EvaluationMetrics oneClass =
      new EvaluationMetrics(10, 10, 9, 0.2, Optional.empty());

  @Test
  void pool_addsCountsAndWeightsLossByRows() {
    EvaluationMetrics pooled = EvaluationMetrics.pool(List.of(big, small, oneClass));
    assertThat(pooled.examples()).isEqualTo(130);
    assertThat(pooled.accuracy()).isEqualTo(99.0 / 130);
    assertThat(pooled.loss()).isCloseTo((50 + 16 + 2) / 130.0, within(1e-12));
    assertThat(pooled.auc().orElseThrow())
        .isCloseTo((0.9 * 2500 + 0.5 * 100) / 2600, within(1e-12));
  }

  @Test
  void pool_ofOneClassSites_hasNoAuc() {
    assertThat(EvaluationMetrics.pool(List.of(oneClass)).auc()).isEmpty();
  }

  @Test
  void metrics_readBack_areTheSame() {
    for (EvaluationMetrics metrics : List.of(big, oneClass)) {
      assertThat(EvaluationMetrics.read(JsonObject.of("m", metrics.toJson()))).isEqualTo(metrics);
    }
  }

  @Test
  void accuracy_thatContradictsTheCounts_isRefused() {
    var members = new TreeMap<>(big.toJson().values());
    members.put("accuracy", JsonValue.text("0.99"));
    var object = JsonObject.of("m", new JsonValue.Members(members));
    assertThatThrownBy(() -> EvaluationMetrics.read(object))
        .isInstanceOf(JsonShapeException.class)
        .hasMessageContaining("correct / examples");
  }

  @Test
  void auc_ofOneClass_isRefused() {
    assertThatThrownBy(() -> new EvaluationMetrics(10, 10, 9, 0.2, Optional.of(0.5)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
