package io.federity.statistics;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonValue;
import io.federity.recipe.Decimal;

/**
 * Sums of one feature over a site's training rows.
 *
 * @param column the feature
 * @param sum sum of the values
 * @param sumSquares sum of the squared values
 */
public record ColumnStatistics(String column, Decimal sum, Decimal sumSquares) {
  /** Checks the range; throws IllegalArgumentException with the rule that is broken. */
  public ColumnStatistics {
    if (sumSquares.doubleValue() < 0) {
      throw new IllegalArgumentException("sumSquares of " + column + " is below 0");
    }
  }

  JsonValue.Members toJson() {
    return new JsonBuilder()
        .put("name", column)
        .put("sum", sum.text())
        .put("sumSquares", sumSquares.text())
        .build();
  }

  static ColumnStatistics read(JsonObject object) {
    String column = object.text("name");
    Decimal sum = Decimal.read(object, "sum");
    Decimal sumSquares = Decimal.read(object, "sumSquares");
    object.end();
    return new ColumnStatistics(column, sum, sumSquares);
  }
}
