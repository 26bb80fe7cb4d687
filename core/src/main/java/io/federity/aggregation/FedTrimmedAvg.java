package io.federity.aggregation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The plain mean of each coordinate after its {@code floor(beta * n)} smallest and as many largest
 * values are cut. Every site counts once, whatever its number of examples.
 *
 * <p>D. Yin, Y. Chen, K. Ramchandran, P. Bartlett: Byzantine-Robust Distributed Learning: Towards
 * Optimal Statistical Rates, ICML 2018, definition 2.
 *
 * @param beta the share of sites to cut at each end, above 0 and below 0.5; exact, so that 0.29 of
 *     100 sites is 29
 */
public record FedTrimmedAvg(BigDecimal beta) implements AggregationStrategy {
  /** The published name. */
  public static final String NAME = "FedTrimmedAvg";

  /** The parameter's name in a {@link StrategySpec}. */
  public static final String BETA = "beta";

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if {@code beta} is not above 0 and below 0.5
   */
  public FedTrimmedAvg {
    if (!isValid(beta)) {
      throw new IllegalArgumentException("beta must be above 0 and below 0.5: " + beta);
    }
    beta = beta.stripTrailingZeros();
  }

  static boolean isValid(BigDecimal beta) {
    return beta.signum() > 0 && beta.compareTo(HALF) < 0;
  }

  @Override
  public StrategySpec spec() {
    return new StrategySpec(NAME, Map.of(BETA, beta.toPlainString()));
  }

  @Override
  public String paper() {
    return "Yin et al., Byzantine-Robust Distributed Learning: Towards Optimal Statistical Rates,"
        + " ICML 2018";
  }

  /** Returns how many values are cut at each end. */
  public int cut(int sites) {
    return beta.multiply(BigDecimal.valueOf(sites)).setScale(0, RoundingMode.FLOOR).intValueExact();
  }

  /** Returns the smallest number of sites of which at least one is cut at each end. */
  private BigDecimal fewestSites() {
    return BigDecimal.ONE.divide(beta, 0, RoundingMode.CEILING);
  }

  @Override
  public Optional<String> objectionTo(int sites) {
    // 2 * cut < sites always holds, because beta is below one half.
    return cut(sites) >= 1
        ? Optional.empty()
        : Optional.of(
            "FedTrimmedAvg with beta %s cuts nothing of %d sites: it needs at least %s sites%s"
                .formatted(beta.toPlainString(), sites, fewestSites(), otherBeta(sites)));
  }

  private static String otherBeta(int sites) {
    return sites < 3
        ? ""
        : ", or a beta from %s on and below 0.5"
            .formatted(
                BigDecimal.ONE
                    .divide(BigDecimal.valueOf(sites), 4, RoundingMode.CEILING)
                    .stripTrailingZeros()
                    .toPlainString());
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
    int cut = cut(members.length);
    int kept = members.length - 2 * cut;
    Arrays.fill(result, 0, count, 0.0);
    for (int rank = cut; rank < members.length - cut; rank++) {
      double[] values = members[rank];
      for (int i = 0; i < count; i++) {
        result[i] += values[i];
      }
    }
    for (int i = 0; i < count; i++) {
      result[i] /= kept;
    }
  }
}
