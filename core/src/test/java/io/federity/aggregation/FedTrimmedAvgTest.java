package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FedTrimmedAvgTest {
  private static FedTrimmedAvg beta(String beta) {
    return new FedTrimmedAvg(new BigDecimal(beta));
  }

  @Test
  void smallestAndLargest_areCut() {
    double[] result = new double[2];
    beta("0.25")
        .combine(new double[][] {{1e9, 4}, {1, 1}, {-5, 3}, {4, 2}}, new double[4], 2, result);
    // Of -5, 1, 4, 1e9 stay 1 and 4; of 1, 2, 3, 4 stay 2 and 3.
    assertThat(result).containsExactly(2.5, 2.5);
  }

  @Test
  void twoOfFive_leaveTheMedian() {
    double[] result = new double[1];
    beta("0.4").combine(new double[][] {{5}, {1}, {4}, {2}, {3}}, new double[5], 1, result);
    assertThat(result).containsExactly(3);
  }

  @Test
  void weights_areEqualWhateverTheExamples() {
    assertThat(beta("0.25").weights(new long[] {1, 10, 100, 1000}))
        .containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @ParameterizedTest
  @CsvSource({"0.25,4,1", "0.25,7,1", "0.25,8,2", "0.1,9,0", "0.1,10,1", "0.29,100,29", "0.49,3,1"})
  void cut_isTheFloorOfTheExactProduct(String beta, int sites, int cut) {
    assertThat(beta(beta).cut(sites)).isEqualTo(cut);
  }

  @Test
  void sites_ofWhichNoneIsCut_areRefusedWithWhatWouldDo() {
    assertThat(beta("0.25").objectionTo(4)).isEmpty();
    assertThat(beta("0.25").objectionTo(3))
        .contains(
            "FedTrimmedAvg with beta 0.25 cuts nothing of 3 sites: it needs at least 4 sites,"
                + " or a beta from 0.3334 on and below 0.5");
    assertThat(beta("0.49").objectionTo(2))
        .contains(
            "FedTrimmedAvg with beta 0.49 cuts nothing of 2 sites: it needs at least 3 sites");
    assertThat(beta("0.1").objectionTo(0)).isPresent();
  }

  @Test
  void everyAcceptedNumberOfSites_leavesAtLeastOne() {
    for (String beta : new String[] {"0.01", "0.1", "0.25", "0.3334", "0.4", "0.499999999"}) {
      for (int sites = 1; sites <= 1000; sites++) {
        FedTrimmedAvg strategy = beta(beta);
        if (strategy.objectionTo(sites).isEmpty()) {
          assertThat(strategy.cut(sites)).isPositive();
          assertThat(2 * strategy.cut(sites)).isLessThan(sites);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0.5", "0.50", "1", "-0.1"})
  void beta_outOfRange_throws(String beta) {
    assertThatThrownBy(() -> beta(beta)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spec_isPlainAndWithoutTrailingZeros() {
    assertThat(beta("0.250").spec())
        .isEqualTo(new StrategySpec("FedTrimmedAvg", Map.of("beta", "0.25")));
    assertThat(beta("0.25").paper()).contains("Yin");
  }
}
