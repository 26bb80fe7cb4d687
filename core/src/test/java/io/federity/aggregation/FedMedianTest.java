package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FedMedianTest {
  private final FedMedian strategy = new FedMedian();

  @Test
  void oddNumberOfSites_takesTheMiddle() {
    double[] result = new double[2];
    strategy.combine(new double[][] {{1, 7}, {1e9, -7}, {2, 0}}, new double[3], 2, result);
    assertThat(result).containsExactly(2, 0);
  }

  @Test
  void evenNumberOfSites_takesTheMeanOfTheTwoInTheMiddle() {
    double[] result = new double[1];
    strategy.combine(new double[][] {{-1e9}, {3}, {4}, {1e9}}, new double[4], 1, result);
    assertThat(result).containsExactly(3.5);
  }

  @Test
  void middleOfTheLargestNumbers_doesNotOverflow() {
    double max = Double.MAX_VALUE;
    double[] result = new double[1];
    strategy.combine(new double[][] {{max}, {max}, {max}, {max}}, new double[4], 1, result);
    assertThat(result).containsExactly(max);
  }

  @Test
  void examples_countForNothing() {
    assertThat(strategy.weights(new long[] {1, 1_000_000, 5, 2}))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void sites_atLeastThree() {
    assertThat(strategy.objectionTo(2)).contains("FedMedian needs at least 3 sites, there are 2");
    assertThat(strategy.objectionTo(3)).isEmpty();
    assertThat(strategy.paper()).contains("Yin");
  }
}
