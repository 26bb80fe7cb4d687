package io.federity.training;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.recipe.Decimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model was trained: what a commit tells about it, and what the next round needs.
 *
 * @param rows training rows; the weight of the contribution
 * @param steps batches trained on
 * @param start position of the first batch
 * @param next position after the last batch, for the next round
 * @param before the base model on the training rows
 * @param after the trained model on the training rows
 * @param seed of the order of the rows and of dropout
 * @param notices what limits the learning from these rows; stays at the site
 */
public record TrainingRecord(
    long rows,
    long steps,
    BatchPosition start,
    BatchPosition next,
    EvaluationMetrics before,
    EvaluationMetrics after,
    long seed,
    Environment environment,
    Duration duration,
    List<String> notices) {
  /** Copies the list. */
  public TrainingRecord {
    notices = List.copyOf(notices);
  }

  /** Passes over the rows, begun ones included. */
  public long epochs() {
    long whole = next.epoch() - start.epoch();
    return next.batch() > 0 ? whole + 1 : Math.max(whole, 1);
  }

  /** Local metrics for a commit: loss, accuracy and AUC on the training rows, before and after. */
  public Map<String, String> metrics() {
    var metrics = new TreeMap<String, String>();
    put(metrics, "before", before);
    put(metrics, "after", after);
    return metrics;
  }

  private static void put(Map<String, String> metrics, String when, EvaluationMetrics values) {
    metrics.put("loss." + when, Decimal.of(values.loss()).text());
    metrics.put("accuracy." + when, Decimal.of(values.accuracy()).text());
    values.auc().ifPresent(auc -> metrics.put("auc." + when, Decimal.of(auc).text()));
  }

  /** Provenance for a commit: how long, on what, from which seed. */
  public Map<String, String> provenance() {
    var fields = new TreeMap<>(environment.fields());
    fields.put("rows", Long.toString(rows));
    fields.put("steps", Long.toString(steps));
    fields.put("epochs", Long.toString(epochs()));
    fields.put("seed", Long.toString(seed));
    fields.put("firstEpoch", Long.toString(start.epoch()));
    fields.put("firstBatch", Integer.toString(start.batch()));
    fields.put("durationMillis", Long.toString(duration.toMillis()));
    return fields;
  }

  /** The record as canonical JSON, as the working copy keeps it. */
  public byte[] canonicalBytes() {
    return CanonicalJson.bytes(
        new JsonBuilder()
            .put("version", 1)
            .put("rows", rows)
            .put("steps", steps)
            .put("start", position(start))
            .put("next", position(next))
            .put("before", before.toJson())
            .put("after", after.toJson())
            .put("seed", Long.toString(seed))
            .putTextMap("environment", environment.fields())
            .put("durationMillis", duration.toMillis())
            .putTexts("notices", notices)
            .build());
  }

  /** Reads what {@link #canonicalBytes} wrote. */
  public static Outcome<TrainingRecord> read(byte[] bytes) {
    return switch (JsonReader.read(bytes)) {
      case JsonReading.Malformed(int offset, String reason) ->
          Outcome.refused(
              ErrorCode.BAD_REQUEST,
              "the training record is not JSON at character %d: %s".formatted(offset, reason));
      case JsonReading.Read(JsonValue value) -> {
        try {
          yield Outcome.accepted(read(JsonObject.of("", value)));
        } catch (JsonShapeException | IllegalArgumentException | ArithmeticException e) {
          yield Outcome.refused(ErrorCode.BAD_REQUEST, "the training record: " + e.getMessage());
        }
      }
    };
  }

  private static TrainingRecord read(JsonObject object) {
    if (object.whole("version") != 1) {
      throw new JsonShapeException("version", "must be 1");
    }
    var record =
        new TrainingRecord(
            object.whole("rows"),
            object.whole("steps"),
            position(object.object("start")),
            position(object.object("next")),
            EvaluationMetrics.read(object.object("before")),
            EvaluationMetrics.read(object.object("after")),
            Long.parseLong(object.text("seed")),
            Environment.read(object.object("environment")),
            Duration.ofMillis(object.whole("durationMillis")),
            object.texts("notices"));
    object.end();
    return record;
  }

  private static JsonValue position(BatchPosition position) {
    return new JsonBuilder().put("epoch", position.epoch()).put("batch", position.batch()).build();
  }

  private static BatchPosition position(JsonObject object) {
    var position = new BatchPosition(object.whole("epoch"), Math.toIntExact(object.whole("batch")));
    object.end();
    return position;
  }
}
