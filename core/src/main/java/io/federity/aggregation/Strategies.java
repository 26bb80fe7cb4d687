package io.federity.aggregation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The strategies there are. */
public final class Strategies {
  private static final List<String> NAMES =
      List.of(FedAvg.NAME, FedMedian.NAME, FedTrimmedAvg.NAME);

  /** Plain and short, so that no number of a stranger is expensive to read. */
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");

  private Strategies() {}

  /** Returns the published names of all strategies. */
  public static List<String> names() {
    return NAMES;
  }

  /** Finds the strategy and checks its parameters; nothing is clamped or defaulted. */
  public static StrategyResolution resolve(StrategySpec spec) {
    return switch (spec.name()) {
      case FedAvg.NAME -> withoutParameters(spec, new FedAvg());
      case FedMedian.NAME -> withoutParameters(spec, new FedMedian());
      case FedTrimmedAvg.NAME -> trimmedAvg(spec);
      default -> new StrategyResolution.UnknownStrategy(spec.name(), NAMES);
    };
  }

  private static StrategyResolution withoutParameters(
      StrategySpec spec, AggregationStrategy strategy) {
    return unknownParameter(spec, Optional.empty())
        .orElseGet(() -> new StrategyResolution.Resolved(strategy));
  }

  private static StrategyResolution trimmedAvg(StrategySpec spec) {
    return unknownParameter(spec, Optional.of(FedTrimmedAvg.BETA))
        .orElseGet(() -> trimmedAvg(spec.parameters()));
  }

  private static StrategyResolution trimmedAvg(Map<String, String> parameters) {
    String beta = parameters.getOrDefault(FedTrimmedAvg.BETA, "");
    if (!DECIMAL.matcher(beta).matches()) {
      return badBeta(beta.isEmpty() ? "it is missing" : "'" + beta + "' is not a plain decimal");
    }
    BigDecimal value = new BigDecimal(beta);
    return FedTrimmedAvg.isValid(value)
        ? new StrategyResolution.Resolved(new FedTrimmedAvg(value))
        : badBeta(beta + " is out of range");
  }

  private static StrategyResolution badBeta(String reason) {
    return new StrategyResolution.BadParameter(
        FedTrimmedAvg.NAME,
        FedTrimmedAvg.BETA,
        reason + "; give a decimal above 0 and below 0.5, such as 0.25");
  }

  private static Optional<StrategyResolution> unknownParameter(
      StrategySpec spec, Optional<String> known) {
    return spec.parameters().keySet().stream()
        .filter(parameter -> known.isEmpty() || !known.get().equals(parameter))
        .findFirst()
        .map(parameter ->
            new StrategyResolution.BadParameter(
                spec.name(),
                parameter,
                spec.name()
                    + known.map(only -> " takes only " + only).orElse(" takes no parameters")));
  }
}
