package io.federity.statistics;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonValue;
import io.federity.recipe.Decimal;
import io.federity.recipe.Standardisation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean and sample standard deviation over all sites from the sites' sums. Sums are added exactly,
 * so the order of the sites does not matter and every machine gets the same digits.
 */
public final class PooledStatistics {
  /** More digits than any double needs, so that rounding happens once, at the end. */
  private static final MathContext DIGITS = new MathContext(60);

  private PooledStatistics() {}

  /**
   * Pools the sites.
   *
   * @param features the features of the recipe; a site that names others is refused
   */
  public static Outcome<Standardisation> pool(List<String> features, List<SiteStatistics> sites) {
    if (sites.isEmpty()) {
      return Outcome.refused(ErrorCode.NOT_STATISTICS, "no site has pushed statistics");
    }
    for (SiteStatistics site : sites) {
      if (!site.names().equals(features)) {
        return Outcome.refused(
            ErrorCode.NOT_STATISTICS,
            "the columns %s are not the recipe's features %s".formatted(site.names(), features));
      }
    }
    long n = 0;
    for (SiteStatistics site : sites) {
      n = Math.addExact(n, site.n());
    }
    if (n > JsonValue.MAX_INTEGER) {
      return Outcome.refused(
          ErrorCode.NOT_STATISTICS, "the sites claim " + n + " rows, more than 2^53");
    }
    var mean = new ArrayList<Decimal>();
    var std = new ArrayList<Decimal>();
    for (int j = 0; j < features.size(); j++) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal squares = BigDecimal.ZERO;
      for (SiteStatistics site : sites) {
        sum = sum.add(exact(site.columns().get(j).sum()));
        squares = squares.add(exact(site.columns().get(j).sumSquares()));
      }
      mean.add(Decimal.of(sum.divide(BigDecimal.valueOf(n), DIGITS).doubleValue()));
      std.add(Decimal.of(sampleStd(n, sum, squares)));
    }
    return Outcome.accepted(new Standardisation(features, mean, std, n));
  }

  private static double sampleStd(long n, BigDecimal sum, BigDecimal squares) {
    if (n < 2) {
      return 0;
    }
    BigDecimal deviation =
        squares.subtract(sum.multiply(sum).divide(BigDecimal.valueOf(n), DIGITS));
    // The sums were rounded to doubles: a constant column may come out a trifle off zero.
    if (deviation.compareTo(squares.abs().multiply(new BigDecimal("1e-14"))) <= 0) {
      return 0;
    }
    return deviation.divide(BigDecimal.valueOf(n - 1), DIGITS).sqrt(DIGITS).doubleValue();
  }

  private static BigDecimal exact(Decimal value) {
    return new BigDecimal(value.doubleValue());
  }
}
