package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FedAvgTest {
  private final FedAvg strategy = new FedAvg();

  @Test
  void members_areWeightedByTheirExamples() {
    double[] weights = strategy.weights(new long[] {1, 3});
    assertThat(weights).containsExactly(0.25, 0.75);
    double[] result = new double[3];
    strategy.combine(new double[][] {{1, 8, 0}, {5, -8, 0}}, weights, 3, result);
    // 1/4 * 1 + 3/4 * 5 = 4; 1/4 * 8 - 3/4 * 8 = -4.
    assertThat(result).containsExactly(4, -4, 0);
  }

  @Test
  void oneSite_isItself() {
    double[] weights = strategy.weights(new long[] {740});
    assertThat(weights).containsExactly(1);
    double[] result = {9, 9};
    strategy.combine(new double[][] {{1.1, -2.2}}, weights, 2, result);
    assertThat(result).containsExactly(1.1, -2.2);
  }

  @Test
  void examplesScaledByAFactor_giveTheSameBits() {
    long[] examples = {303, 294, 123, 200};
    for (long factor : new long[] {2, 3, 1000, 1L << 40}) {
      long[] scaled = new long[examples.length];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = examples[i] * factor;
      }
      assertThat(strategy.weights(scaled)).isEqualTo(strategy.weights(examples));
    }
  }

  @Test
  void sites_atLeastOne() {
    assertThat(strategy.objectionTo(0)).contains("FedAvg needs at least 1 site, there are 0");
    assertThat(strategy.objectionTo(1)).isEmpty();
    assertThat(strategy.paper()).contains("McMahan");
    assertThat(strategy.spec()).isEqualTo(StrategySpec.of("FedAvg"));
  }
}
