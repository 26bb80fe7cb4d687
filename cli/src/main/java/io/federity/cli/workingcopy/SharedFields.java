package io.federity.cli.workingcopy;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.recipe.Decimal;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The only fields about training that may leave a hospital, by name and by form. Whatever an engine
 * adds one day stays at home until it is listed here.
 */
public final class SharedFields {
  /** Numbers over all rows. */
  public static final Set<String> METRICS =
      Set.of(
          "loss.before",
          "loss.after",
          "accuracy.before",
          "accuracy.after",
          "auc.before",
          "auc.after",
          "validation.rows",
          "validation.loss.before",
          "validation.loss.after",
          "validation.accuracy.before",
          "validation.accuracy.after",
          "validation.auc.before",
          "validation.auc.after");

  /** Provenance. */
  public static final Set<String> TRAINING =
      Set.of(
          "rows",
          "steps",
          "epochs",
          "seed",
          "firstEpoch",
          "firstBatch",
          "durationMillis",
          "jvm",
          "os",
          "cpu",
          "instructionSet",
          "threads",
          "djl",
          "pytorch");

  private static final Pattern PLAIN = Pattern.compile("[ -~]{0,120}");

  private SharedFields() {}

  /** The state itself, if a commit may carry its fields. */
  static Outcome<TrainingState> checked(TrainingState state) {
    for (Map.Entry<String, String> field : state.metrics().entrySet()) {
      if (!METRICS.contains(field.getKey()) || !isNumber(field.getValue())) {
        return refused("metric", field.getKey());
      }
    }
    for (Map.Entry<String, String> field : state.training().entrySet()) {
      if (!TRAINING.contains(field.getKey()) || !PLAIN.matcher(field.getValue()).matches()) {
        return refused("training field", field.getKey());
      }
    }
    return Outcome.accepted(state);
  }

  private static boolean isNumber(String text) {
    try {
      new Decimal(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Outcome<TrainingState> refused(String kind, String name) {
    return Outcome.refused(
        ErrorCode.MALFORMED_COMMIT,
        "%s %s in .federity/training.json is not one that may leave the site"
            .formatted(kind, name));
  }
}
