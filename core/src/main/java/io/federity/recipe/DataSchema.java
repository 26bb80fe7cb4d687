package io.federity.recipe;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import java.nio.charset.Charset;
import java.util.HashSet;
import java.util.List;

/**
 * How a CSV file becomes features and a label.
 *
 * <p>Features: all numeric columns in file order, then the categories of every categorical column
 * in file order (the order of FLamby's Fed-Heart-Disease). Texts compare as numbers where both are
 * numbers, so category "1" also takes "1.0".
 *
 * @param separator one character
 * @param header whether the first line names the columns; then they are matched by name, else by
 *     position
 * @param encoding name of the character set; undecodable bytes are refused
 * @param missing texts that mean "no value", besides the empty text
 * @param missingRows what happens to a row in which a used column has no value
 * @param columns every column of the file, in file order
 */
public record DataSchema(
    char separator,
    boolean header,
    String encoding,
    List<String> missing,
    MissingRows missingRows,
    List<ColumnSpec> columns) {

  /** What happens to a row with a missing value. */
  public enum MissingRows {
    /** The row is left out and counted. */
    DROP,
    /** The file is refused. */
    REFUSE
  }

  /** Checks the schema; throws IllegalArgumentException with the rule that is broken. */
  public DataSchema {
    missing = List.copyOf(missing);
    columns = List.copyOf(columns);
    long labels = columns.stream().filter(ColumnSpec.Label.class::isInstance).count();
    if (labels != 1) {
      throw new IllegalArgumentException("columns must hold exactly one label, not " + labels);
    }
    var names = new HashSet<String>();
    for (ColumnSpec column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException("column \"" + column.name() + "\" stands twice");
      }
    }
    List<String> features = ColumnSpec.featureNames(columns);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("columns must hold at least one feature");
    }
    if (new HashSet<>(features).size() != features.size()) {
      throw new IllegalArgumentException("two features would have the same name");
    }
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException("separator must not be a quote or a line end");
    }
    if (!Charset.isSupported(encoding)) {
      throw new IllegalArgumentException("encoding \"" + encoding + "\" is not known");
    }
  }

  /** Names of the features, in the order of the model's inputs. */
  public List<String> features() {
    return ColumnSpec.featureNames(columns);
  }

  /** The label's column. */
  public ColumnSpec.Label label() {
    for (ColumnSpec column : columns) {
      if (column instanceof ColumnSpec.Label label) {
        return label;
      }
    }
    throw new IllegalStateException("a checked schema without a label");
  }

  /** The schema as JSON. */
  public JsonValue.Members toJson() {
    return new JsonBuilder()
        .put("format", "csv")
        .put("separator", String.valueOf(separator))
        .put("header", header)
        .put("encoding", encoding)
        .putTexts("missing", missing)
        .put("missingRows", Choice.text(missingRows))
        .putItems("columns", columns.stream().map(ColumnSpec::toJson).toList())
        .build();
  }

  /** Reads a schema; refusals are {@link JsonShapeException}s. */
  public static DataSchema read(JsonObject object, String path) {
    if (!object.text("format").equals("csv")) {
      throw new JsonShapeException(object.at("format"), "must be csv");
    }
    String separator = object.text("separator");
    if (separator.length() != 1) {
      throw new JsonShapeException(object.at("separator"), "must be one character");
    }
    boolean header = object.flag("header");
    String encoding = object.text("encoding");
    List<String> missing = object.texts("missing");
    MissingRows missingRows = Choice.read(object, "missingRows", MissingRows.class);
    List<ColumnSpec> columns = object.objects("columns").stream().map(ColumnSpec::read).toList();
    object.end();
    try {
      return new DataSchema(separator.charAt(0), header, encoding, missing, missingRows, columns);
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(path + ":", String.valueOf(e.getMessage()));
    }
  }
}
