package io.federity.recipe;

import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import java.util.regex.Pattern;

/**
 * A finite decimal number, kept as it was written so that a document keeps its bytes (and so its
 * id). Two decimals are equal when their texts are; {@link #doubleValue} is the nearest double.
 */
public record Decimal(String text) {
  private static final Pattern FORM =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?");

  /** Checks the form; throws IllegalArgumentException for anything but a finite decimal number. */
  public Decimal {
    if (text.length() > 64
        || !FORM.matcher(text).matches()
        || !Double.isFinite(Double.parseDouble(text))) {
      throw new IllegalArgumentException("not a finite decimal number: \"" + text + "\"");
    }
  }

  /** The shortest decimal that gives exactly {@code value} back; the value must be finite. */
  public static Decimal of(double value) {
    return new Decimal(Double.toString(value));
  }

  /** Reads a required string member that holds a decimal number. */
  public static Decimal read(JsonObject object, String name) {
    return at(object.at(name), object.text(name));
  }

  /** Reads {@code text}, found at {@code path} of a document. */
  public static Decimal at(String path, String text) {
    try {
      return new Decimal(text);
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(path, "must be a finite decimal number in a string");
    }
  }

  /** The nearest double. */
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
