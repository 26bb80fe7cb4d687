package io.federity.statistics;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.recipe.Decimal;
import io.federity.wallet.Signatures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What one site tells about its training rows so that all sites can scale their inputs alike: the
 * number of rows and, per feature, sum and sum of squares. Nothing else leaves the site.
 *
 * @param n training rows, at least 1
 * @param columns one entry a feature, in the order of the model's inputs
 */
public record SiteStatistics(long n, List<ColumnStatistics> columns) {
  /**
   * Below this many rows the sums say too much about single patients (with one row they are its
   * values); 11 is the smallest cell that the US Centers for Medicare and Medicaid Services let
   * anybody publish.
   */
  public static final long SMALLEST_QUIET_N = 11;

  /** Checks the entries; throws IllegalArgumentException with the rule that is broken. */
  public SiteStatistics {
    columns = List.copyOf(columns);
    if (n < 1) {
      throw new IllegalArgumentException("n must be at least 1");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("columns must not be empty");
    }
    var names = new HashSet<String>();
    for (ColumnStatistics column : columns) {
      if (!names.add(column.column())) {
        throw new IllegalArgumentException("column " + column.column() + " stands twice");
      }
    }
  }

  /**
   * Sums the rows exactly and rounds each sum once to a double.
   *
   * @param names the features
   * @param rows one array of finite feature values a row
   */
  public static SiteStatistics of(List<String> names, List<double[]> rows) {
    var columns = new ArrayList<ColumnStatistics>();
    for (int j = 0; j < names.size(); j++) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal squares = BigDecimal.ZERO;
      for (double[] row : rows) {
        BigDecimal value = new BigDecimal(row[j]);
        sum = sum.add(value);
        squares = squares.add(value.multiply(value));
      }
      columns.add(
          new ColumnStatistics(
              names.get(j), Decimal.of(sum.doubleValue()), Decimal.of(squares.doubleValue())));
    }
    return new SiteStatistics(rows.size(), columns);
  }

  /** The features. */
  public List<String> names() {
    return columns.stream().map(ColumnStatistics::column).toList();
  }

  /** What the site should know before it shares these sums, if anything. */
  public Optional<String> disclosureWarning() {
    return n >= SMALLEST_QUIET_N
        ? Optional.empty()
        : Optional.of(
            "sums over %d rows say much about single patients (below %d rows); share them only if "
                    .formatted(n, SMALLEST_QUIET_N)
                + "your hospital agrees");
  }

  /** The statistics as JSON. */
  public JsonValue.Members toJson() {
    return new JsonBuilder()
        .put("n", n)
        .putItems("columns", columns.stream().map(ColumnStatistics::toJson).toList())
        .build();
  }

  /** The canonical encoding; its SHA-256 is the id of the statistics. */
  public byte[] canonicalBytes() {
    return CanonicalJson.bytes(toJson());
  }

  /**
   * What the author's wallet signs. It names the repository, so that nobody can push the statistics
   * into another one with the same features.
   *
   * @param repositoryId id of the repository, not its name: names may be given again
   */
  public byte[] message(String repositoryId) {
    String id = ObjectId.ofBytes(canonicalBytes()).hex();
    return Signatures.message("statistics", repositoryId + "\n" + id);
  }

  /** Reads statistics that a site pushed; anything but the canonical form is refused. */
  public static Outcome<SiteStatistics> readCanonical(byte[] bytes) {
    return switch (JsonReader.readCanonical(bytes)) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(
              ErrorCode.NOT_STATISTICS, "not JSON at character %d: %s".formatted(offset, reason));
      case JsonReading.Read(JsonValue value) -> {
        try {
          yield Outcome.accepted(read(JsonObject.of("", value)));
        } catch (JsonShapeException | IllegalArgumentException e) {
          yield Outcome.refused(ErrorCode.NOT_STATISTICS, String.valueOf(e.getMessage()));
        }
      }
    };
  }

  /** Reads statistics inside a larger document; refusals are {@link JsonShapeException}s. */
  public static SiteStatistics read(JsonObject object) {
    long n = object.whole("n");
    List<JsonObject> items = object.objects("columns");
    object.end();
    try {
      return new SiteStatistics(n, items.stream().map(ColumnStatistics::read).toList());
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException("statistics:", String.valueOf(e.getMessage()));
    }
  }
}
