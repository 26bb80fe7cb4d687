package io.federity.recipe;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.util.List;

/**
 * Mean and standard deviation of every feature, frozen: x' = (x - mean) / (std + 1e-9). The 1e-9
 * (FLamby's) turns a constant feature into 0 instead of a division by zero.
 *
 * @param columns the features, in the order of the model's inputs
 * @param mean mean of each feature, in its own unit
 * @param std sample standard deviation (divisor n - 1) of each feature, 0 where n is 1
 * @param n rows behind the numbers, over all sites
 */
public record Standardisation(List<String> columns, List<Decimal> mean, List<Decimal> std, long n) {
  /** What is added to every standard deviation. */
  public static final double EPSILON = 1e-9;

  /** Checks the lengths; throws IllegalArgumentException with the rule that is broken. */
  public Standardisation {
    columns = List.copyOf(columns);
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (columns.isEmpty() || mean.size() != columns.size() || std.size() != columns.size()) {
      throw new IllegalArgumentException("columns, mean and std must be of one length");
    }
    if (std.stream().anyMatch(value -> value.doubleValue() < 0)) {
      throw new IllegalArgumentException("a standard deviation is below 0");
    }
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1");
    }
  }

  /** The frozen numbers as JSON. */
  public JsonValue.Members toJson() {
    return new JsonBuilder()
        .putTexts("columns", columns)
        .putTexts("mean", mean.stream().map(Decimal::text).toList())
        .putTexts("std", std.stream().map(Decimal::text).toList())
        .put("n", Long.toString(n))
        .build();
  }

  /** Reads frozen numbers; refusals are {@link JsonShapeException}s. */
  public static Standardisation read(JsonObject object, String path) {
    List<String> columns = object.texts("columns");
    List<Decimal> mean = decimals(object, "mean");
    List<Decimal> std = decimals(object, "std");
    String n = object.text("n");
    object.end();
    if (!n.matches("[1-9][0-9]{0,15}")) {
      throw new JsonShapeException(object.at("n"), "must be a positive integer in a string");
    }
    try {
      return new Standardisation(columns, mean, std, Long.parseLong(n));
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(path + ":", String.valueOf(e.getMessage()));
    }
  }

  private static List<Decimal> decimals(JsonObject object, String name) {
    return object.texts(name).stream().map(text -> Decimal.at(object.at(name), text)).toList();
  }
}
