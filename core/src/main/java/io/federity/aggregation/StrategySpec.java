package io.federity.aggregation;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A strategy as a policy names it, not yet checked; {@link Strategies#resolve} checks it.
 *
 * @param name the published name, such as {@code FedAvg}
 * @param parameters decimal strings by the strategy's parameter names, sorted by name
 */
public record StrategySpec(String name, Map<String, String> parameters) {
  /** Copies the parameters. */
  public StrategySpec {
    SortedMap<String, String> sorted = new TreeMap<>(parameters);
    parameters = Collections.unmodifiableSortedMap(sorted);
  }

  /** Names a strategy that takes no parameters. */
  public static StrategySpec of(String name) {
    return new StrategySpec(name, Map.of());
  }
}
