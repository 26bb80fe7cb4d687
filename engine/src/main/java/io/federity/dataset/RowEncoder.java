package io.federity.dataset;

import io.federity.recipe.ColumnSpec;
import io.federity.recipe.DataSchema;
import io.federity.recipe.DataSchema.MissingRows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the texts of one line into features and a label. Reused for all lines of a file. */
final class RowEncoder {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]{1,4})?");

  private final DataSchema schema;
  private final List<Integer> positions;
  private final int numericCount;
  private final int featureCount;

  /** An encoder for files whose schema column i stands at {@code positions.get(i)}. */
  RowEncoder(DataSchema schema, List<Integer> positions) {
    this.schema = schema;
    this.positions = positions;
    this.numericCount =
        (int) schema.columns().stream().filter(ColumnSpec.Numeric.class::isInstance).count();
    this.featureCount = schema.features().size();
  }

  /** One encoded line. */
  @SuppressWarnings("ArrayRecordComponent") // Handed over at once, never compared.
  record Row(double[] features, int label) {}

  /** Encodes a line; empty where it is dropped for a missing value. */
  Optional<Row> encode(List<String> texts, long line) {
    List<ColumnSpec> columns = schema.columns();
    if (texts.size() != columns.size()) {
      throw new BadCsvException(
          "line %d has %d columns, the recipe %d; is data.separator \"%s\" right?"
              .formatted(line, texts.size(), columns.size(), schema.separator()));
    }
    if (hasGap(texts, line)) {
      return Optional.empty();
    }
    double[] features = new double[featureCount];
    int numeric = 0;
    int expanded = numericCount;
    int label = 0;
    for (int i = 0; i < columns.size(); i++) {
      String text = texts.get(positions.get(i));
      switch (columns.get(i)) {
        case ColumnSpec.Numeric column -> features[numeric++] = number(text, column, line);
        case ColumnSpec.Categorical column -> {
          int index = indexOf(column.categories(), text);
          if (index < 0) {
            throw bad(line, column, text, "is not one of the categories " + column.categories());
          }
          int first = column.dropFirst() ? 1 : 0;
          if (index >= first) {
            features[expanded + index - first] = 1;
          }
          expanded += column.expanded().size();
        }
        case ColumnSpec.Label column -> label = label(text, column, line);
        case ColumnSpec.Ignored _ -> {}
      }
    }
    return Optional.of(new Row(features, label));
  }

  private boolean hasGap(List<String> texts, long line) {
    for (int i = 0; i < schema.columns().size(); i++) {
      ColumnSpec column = schema.columns().get(i);
      String text = texts.get(positions.get(i));
      boolean used = !(column instanceof ColumnSpec.Ignored);
      if (used && (text.isEmpty() || schema.missing().contains(text))) {
        if (schema.missingRows() == MissingRows.REFUSE) {
          throw bad(line, column, text, "is a missing value; the recipe allows none");
        }
        return true;
      }
    }
    return false;
  }

  private static double number(String text, ColumnSpec column, long line) {
    if (NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw bad(
        line, column, text, "is not a number; if it means \"no value\", add it to data.missing");
  }

  private static int label(String text, ColumnSpec.Label column, long line) {
    if (indexOf(column.negative(), text) >= 0) {
      return 0;
    }
    if (indexOf(column.positive(), text) >= 0) {
      return 1;
    }
    throw bad(
        line,
        column,
        text,
        "is neither negative %s nor positive %s".formatted(column.negative(), column.positive()));
  }

  /** Position of a text, or of a text that means the same number ("1" and "1.0"). */
  private static int indexOf(List<String> texts, String text) {
    int exact = texts.indexOf(text);
    if (exact >= 0 || !NUMBER.matcher(text).matches()) {
      return exact;
    }
    double value = Double.parseDouble(text);
    for (int i = 0; i < texts.size(); i++) {
      if (NUMBER.matcher(texts.get(i)).matches() && Double.parseDouble(texts.get(i)) == value) {
        return i;
      }
    }
    return -1;
  }

  private static BadCsvException bad(long line, ColumnSpec column, String text, String problem) {
    return new BadCsvException(
        "line %d, column \"%s\": \"%s\" %s"
            .formatted(line, column.name(), Abridged.of(text), problem));
  }
}
