package io.federity.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.recipe.Standardisation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PooledStatisticsTest {
  private static final List<String> NAMES = List.of("age", "cp=2");

  @Test
  void pool_ofHandMadeSites_givesMeanAndSampleStd() {
    // ages 1, 2, 3, 6: mean 3, sample variance (4 + 1 + 0 + 9) / 3
    Standardisation pooled =
        pooled(
            site(new double[] {1, 5}, new double[] {2, 5}),
            site(new double[] {3, 5}, new double[] {6, 5}));
    assertThat(pooled.n()).isEqualTo(4);
    assertThat(pooled.mean().get(0).doubleValue()).isEqualTo(3);
    assertThat(pooled.std().get(0).doubleValue()).isEqualTo(Math.sqrt(14.0 / 3));
    assertThat(pooled.mean().get(1).doubleValue()).isEqualTo(5);
  }

  @Test
  void constantColumn_hasStdZero_alsoWhereTheValueIsNoBinaryFraction() {
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < 1001; i++) {
      rows.add(new double[] {0.1, 7.3e9});
    }
    Standardisation pooled = pooled(SiteStatistics.of(NAMES, rows));
    assertThat(pooled.std()).allSatisfy(std -> assertThat(std.doubleValue()).isZero());
  }

  @Test
  void message_thatIsSigned_differsByRepositoryAndByContent() {
    SiteStatistics statistics = site(new double[] {1, 5});
    assertThat(new String(statistics.message("r1"), StandardCharsets.US_ASCII))
        .isEqualTo("federity/statistics/v1\nr1\n" + ObjectId.ofBytes(statistics.canonicalBytes()));
    assertThat(statistics.message("r1"))
        .isNotEqualTo(statistics.message("r2"))
        .isNotEqualTo(site(new double[] {2, 5}).message("r1"));
  }

  @Test
  void rows_thatNoRecipeCouldName_areRefused() {
    ColumnStatistics age = site(new double[] {1, 5}).columns().getFirst();
    var huge = new SiteStatistics(1L << 52, List.of(age));
    assertThat(PooledStatistics.pool(huge.names(), List.of(huge, huge)))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(PooledStatistics.pool(huge.names(), List.of(huge, huge, huge)))
        .isEqualTo(
            Outcome.refused(
                ErrorCode.NOT_STATISTICS,
                "the sites claim 13510798882111488 rows, more than 2^53"));
  }

  @Test
  void oneRow_hasStdZero() {
    assertThat(pooled(site(new double[] {3, 4})).std().get(0).doubleValue()).isZero();
  }

  @Test
  void pool_inAnyOrder_givesTheSameDigits() {
    var random = new Random(7);
    var sites = new ArrayList<SiteStatistics>();
    for (int i = 0; i < 6; i++) {
      sites.add(
          site(
              new double[] {random.nextGaussian() * 1e6, random.nextDouble()},
              new double[] {random.nextGaussian() * 1e-6, random.nextDouble()}));
    }
    Outcome<Standardisation> forward = PooledStatistics.pool(NAMES, sites);
    assertThat(PooledStatistics.pool(NAMES, sites.reversed())).isEqualTo(forward);
  }

  @Test
  void pool_equalsTwoPassComputation_onShiftedData() {
    var random = new Random(11);
    var rows = new ArrayList<double[]>();
    double sum = 0;
    for (int i = 0; i < 500; i++) {
      double[] row = {1e4 + random.nextGaussian(), 0};
      rows.add(row);
      sum += row[0];
    }
    double mean = sum / 500;
    double squares = rows.stream().mapToDouble(r -> (r[0] - mean) * (r[0] - mean)).sum();
    Standardisation pooled = pooled(SiteStatistics.of(NAMES, rows));
    assertThat(pooled.std().get(0).doubleValue()).isCloseTo(Math.sqrt(squares / 499), within(1e-6));
  }

  @Test
  void pool_ofOtherColumns_isRefused() {
    var other = SiteStatistics.of(List.of("age"), List.of(new double[] {1}));
    Outcome<Standardisation> outcome = PooledStatistics.pool(NAMES, List.of(other));
    assertThat(((Outcome.Refused<Standardisation>) outcome).refusal().code())
        .isEqualTo(ErrorCode.NOT_STATISTICS);
  }

  @Test
  void pool_ofNobody_isRefused() {
    assertThat(PooledStatistics.pool(NAMES, List.of())).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void statistics_readBack_areTheSame() {
    SiteStatistics site = site(new double[] {0.1, 1}, new double[] {-3e-7, 0});
    assertThat(SiteStatistics.readCanonical(site.canonicalBytes()))
        .isEqualTo(Outcome.accepted(site));
  }

  @Test
  void statistics_withoutRows_areRefused() {
    byte[] bytes = "{\"columns\":[],\"n\":0}".getBytes(StandardCharsets.UTF_8);
    assertThat(SiteStatistics.readCanonical(bytes)).isInstanceOf(Outcome.Refused.class);
  }

  @Test
  void disclosureWarning_belowElevenRows_isGiven() {
    assertThat(site(new double[] {1, 2}).disclosureWarning()).isPresent();
    var rows = new ArrayList<double[]>();
    for (int i = 0; i < 11; i++) {
      rows.add(new double[] {i, i});
    }
    assertThat(SiteStatistics.of(NAMES, rows).disclosureWarning()).isEmpty();
  }

  private static SiteStatistics site(double[]... rows) {
    return SiteStatistics.of(NAMES, List.of(rows));
  }

  private static Standardisation pooled(SiteStatistics... sites) {
    return switch (PooledStatistics.pool(NAMES, List.of(sites))) {
      case Outcome.Accepted<Standardisation>(Standardisation value) -> value;
      case Outcome.Refused<Standardisation> refused -> throw new AssertionError(refused);
    };
  }
}
