package io.federity.aggregation;

import java.util.Arrays;
import java.util.Optional;

/**
 * The mean weighted by the number of examples: {@code sum(w_i * x_i)} with {@code w_i = n_i / sum
 * n}, each product and sum rounded to {@code double} in the order of the members.
 *
 * <p>H. B. McMahan, E. Moore, D. Ramage, S. Hampson, B. Agüera y Arcas: Communication-Efficient
 * Learning of Deep Networks from Decentralized Data, AISTATS 2017, algorithm 1.
 */
public record FedAvg() implements AggregationStrategy {
  /** The published name. */
  public static final String NAME = "FedAvg";

  @Override
  public StrategySpec spec() {
    return StrategySpec.of(NAME);
  }

  @Override
  public String paper() {
    return "McMahan et al., Communication-Efficient Learning of Deep Networks from Decentralized"
        + " Data, AISTATS 2017";
  }

  @Override
  public Optional<String> objectionTo(int sites) {
    return sites >= 1
        ? Optional.empty()
        : Optional.of("FedAvg needs at least 1 site, there are " + sites);
  }

  @Override
  public double[] weights(long[] numExamples) {
    double total = Arrays.stream(numExamples).sum();
    return Arrays.stream(numExamples).mapToDouble(examples -> examples / total).toArray();
  }

  @Override
  public void combine(double[][] members, double[] weights, int count, double[] result) {
    Arrays.fill(result, 0, count, 0.0);
    for (int member = 0; member < members.length; member++) {
      double weight = weights[member];
      double[] values = members[member];
      for (int i = 0; i < count; i++) {
        result[i] += weight * values[i];
      }
    }
  }
}
