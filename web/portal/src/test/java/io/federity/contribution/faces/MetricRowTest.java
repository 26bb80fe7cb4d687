package io.federity.contribution.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricRowTest {
  @Test
  void beforeAndAfter_arePaired() {
    assertThat(MetricRow.of(Map.of("loss.before", "0.7", "loss.after", "0.5")))
        .containsExactly(new MetricRow("loss", 0.7, 0.5));
  }

  @Test
  void singleValue_countsAsAfter() {
    assertThat(MetricRow.of(Map.of("auc", "0.9"))).containsExactly(new MetricRow("auc", null, 0.9));
  }

  @Test
  void lonelyBefore_andNoNumber_areShownAsMissing() {
    assertThat(MetricRow.of(Map.of("loss.before", "many")))
        .containsExactly(new MetricRow("loss", null, null));
  }
}
