package io.federity.contribution.faces;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A metric that the contributor measured on its own rows, before and after training. */
public record MetricRow(String name, @Nullable Double before, @Nullable Double after) {
  /** Pairs {@code loss.before} with {@code loss.after}; a single value counts as after. */
  public static List<MetricRow> of(Map<String, String> metrics) {
    TreeMap<String, @Nullable Double> before = new TreeMap<>();
    TreeMap<String, @Nullable Double> after = new TreeMap<>();
    metrics.forEach((name, value) -> {
      if (name.endsWith(".before")) {
        before.put(name.substring(0, name.length() - ".before".length()), number(value));
      } else {
        after.put(name.replaceFirst("\\.after$", ""), number(value));
      }
    });
    List<MetricRow> rows = new ArrayList<>();
    after.forEach((name, value) -> rows.add(new MetricRow(name, before.get(name), value)));
    before.forEach((name, value) -> {
      if (!after.containsKey(name)) {
        rows.add(new MetricRow(name, value, null));
      }
    });
    return List.copyOf(rows);
  }

  private static @Nullable Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null; // not a number is shown as missing
    }
  }
}
