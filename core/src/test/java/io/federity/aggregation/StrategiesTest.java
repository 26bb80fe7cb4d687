package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.aggregation.StrategyResolution.BadParameter;
import io.federity.aggregation.StrategyResolution.Resolved;
import io.federity.aggregation.StrategyResolution.UnknownStrategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrategiesTest {
  @Test
  void everyName_isResolved() {
    assertThat(Strategies.resolve(StrategySpec.of("FedAvg"))).isEqualTo(new Resolved(new FedAvg()));
    assertThat(Strategies.resolve(StrategySpec.of("FedMedian")))
        .isEqualTo(new Resolved(new FedMedian()));
    assertThat(Strategies.resolve(trimmed("0.25")))
        .isEqualTo(new Resolved(new FedTrimmedAvg(new BigDecimal("0.25"))));
    assertThat(Strategies.names()).containsExactly("FedAvg", "FedMedian", "FedTrimmedAvg");
  }

  @Test
  void specOfAStrategy_resolvesToItself() {
    for (AggregationStrategy strategy :
        List.of(new FedAvg(), new FedMedian(), new FedTrimmedAvg(new BigDecimal("0.1")))) {
      assertThat(Strategies.resolve(strategy.spec())).isEqualTo(new Resolved(strategy));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fedavg", "FedSum", "Krum"})
  void otherNames_areUnknown(String name) {
    assertThat(Strategies.resolve(StrategySpec.of(name)))
        .isEqualTo(new UnknownStrategy(name, Strategies.names()));
  }

  @Test
  void parametersThatAStrategyDoesNotTake_areRefused() {
    assertThat(Strategies.resolve(new StrategySpec("FedAvg", Map.of("beta", "0.1"))))
        .isEqualTo(new BadParameter("FedAvg", "beta", "FedAvg takes no parameters"));
    assertThat(
            Strategies.resolve(
                new StrategySpec("FedTrimmedAvg", Map.of("beta", "0.1", "gamma", "1"))))
        .isEqualTo(new BadParameter("FedTrimmedAvg", "gamma", "FedTrimmedAvg takes only beta"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.5",
        "0.7",
        "1",
        "-0.1",
        "+0.1",
        "NaN",
        "1e-1",
        "1e-999999999",
        ".25",
        "0.25 ",
        "0,25",
        "0.1234567890",
        ""
      })
  void beta_outOfRangeOrNotPlain_isRefusedAndNeverClamped(String beta) {
    assertThat(Strategies.resolve(trimmed(beta)))
        .isInstanceOfSatisfying(
            BadParameter.class,
            bad -> {
              assertThat(bad.parameter()).isEqualTo("beta");
              assertThat(bad.reason()).contains("above 0 and below 0.5");
            });
  }

  @Test
  void beta_missing_isRefused() {
    assertThat(Strategies.resolve(StrategySpec.of("FedTrimmedAvg")))
        .isInstanceOfSatisfying(
            BadParameter.class, bad -> assertThat(bad.reason()).startsWith("it is missing"));
  }

  private static StrategySpec trimmed(String beta) {
    return new StrategySpec("FedTrimmedAvg", Map.of("beta", beta));
  }
}
