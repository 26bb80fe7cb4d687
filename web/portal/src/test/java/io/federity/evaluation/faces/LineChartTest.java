package io.federity.evaluation.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LineChartTest {
  private static SortedMap<String, SortedMap<Integer, Double>> values() {
    SortedMap<String, SortedMap<Integer, Double>> values = LineChart.values();
    values.put("cleveland", new TreeMap<>(java.util.Map.of(0, 0.5, 1, 0.7)));
    values.put("va", new TreeMap<>(java.util.Map.of(1, 0.6)));
    return values;
  }

  @Test
  void chart_withoutValues_isBlank() {
    assertThat(LineChart.of("Accuracy", 560, 240, LineChart.values()).isBlank()).isTrue();
  }

  @Test
  void line_goesUpWhereValuesDo() {
    LineChart chart = LineChart.of("Accuracy", 560, 240, values());

    var points = chart.lines().getFirst().points();
    assertThat(Double.parseDouble(points.get(1).y()))
        .isLessThan(Double.parseDouble(points.get(0).y()));
    assertThat(Double.parseDouble(points.get(1).x()))
        .isGreaterThan(Double.parseDouble(points.get(0).x()));
  }

  @Test
  void everyPoint_liesWithinThePicture() {
    LineChart chart = LineChart.of("Accuracy", 560, 240, values());

    assertThat(chart.lines())
        .flatExtracting(LineChart.Line::points)
        .allSatisfy(point -> {
          assertThat(Double.parseDouble(point.x())).isBetween(0.0, 560.0);
          assertThat(Double.parseDouble(point.y())).isBetween(0.0, 240.0);
        });
  }

  @Test
  void table_leavesMissingRoundsEmpty() {
    LineChart chart = LineChart.of("Accuracy", 560, 240, values());

    assertThat(chart.rounds()).containsExactly(0, 1);
    assertThat(chart.table().get(1).values()).containsExactly("", "0.600");
  }

  @Test
  void ticks_areRoundNumbers() {
    assertThat(LineChart.of("Accuracy", 560, 240, values()).up())
        .extracting(LineChart.Tick::label)
        .containsExactly("0.50", "0.55", "0.60", "0.65", "0.70");
  }
}
