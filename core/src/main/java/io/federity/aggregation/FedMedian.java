package io.federity.aggregation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The median of each coordinate; of an even number of sites, the mean of the two middle values.
 * Every site counts once, whatever its number of examples.
 *
 * <p>D. Yin, Y. Chen, K. Ramchandran, P. Bartlett: Byzantine-Robust Distributed Learning: Towards
 * Optimal Statistical Rates, ICML 2018, definition 1.
 */
public record FedMedian() implements AggregationStrategy {
  /** The published name. */
  public static final String NAME = "FedMedian";

  @Override
  public StrategySpec spec() {
    return StrategySpec.of(NAME);
  }

  @Override
  public String paper() {
    return "Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates,"
        + " ICML 2018";
  }

  @Override
  public Optional<String> objectionTo(int sites) {
    return sites >= 3
        ? Optional.empty()
        : Optional.of("FedMedian needs at least 3 sites, there are " + sites);
  }

  @Override
  public double[] weights(long[] numExamples) {
    double[] weights = new double[numExamples.length];
    Arrays.fill(weights, 1.0 / numExamples.length);
    return weights;
  }

  @Override
  public void combine(double[][] members, double[] weights, int count, double[] result) {
    SortingNetwork.sort(members, count);
    double[] upper = members[members.length / 2];
    if (members.length % 2 == 1) {
      System.arraycopy(upper, 0, result, 0, count);
      return;
    }
    double[] lower = members[members.length / 2 - 1];
    for (int i = 0; i < count; i++) {
      result[i] = 0.5 * lower[i] + 0.5 * upper[i];
    }
  }
}
