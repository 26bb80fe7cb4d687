package io.federity.aggregation;

import java.util.List;

/** What became of a strategy's name and parameters. */
public sealed interface StrategyResolution {
  /**
   * The strategy exists and its parameters are valid.
   *
   * @param strategy the strategy, ready to use
   */
  record Resolved(AggregationStrategy strategy) implements StrategyResolution {}

  /**
   * No strategy has this name.
   *
   * @param name the name asked for
   * @param known the names there are
   */
  record UnknownStrategy(String name, List<String> known) implements StrategyResolution {}

  /**
   * A parameter is missing, unknown or out of range.
   *
   * @param strategy the strategy's name
   * @param parameter the parameter's name
   * @param reason what is wrong and which values are valid
   */
  record BadParameter(String strategy, String parameter, String reason)
      implements StrategyResolution {}
}
