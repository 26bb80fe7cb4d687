package io.federity.evaluation;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;
import io.federity.recipe.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * How a binary classifier did on some rows.
 *
 * @param examples rows, at least 1
 * @param positives rows whose label is 1
 * @param correct rows classified rightly, where p &gt; 0.5 (strictly) means 1
 * @param loss mean loss over the rows, as the recipe defines it
 * @param auc area under the ROC curve by ranks, ties counting half (Mann-Whitney); empty where only
 *     one class is present
 */
public record EvaluationMetrics(
    long examples, long positives, long correct, double loss, Optional<Double> auc) {

  /** Checks the ranges; throws IllegalArgumentException with the rule that is broken. */
  public EvaluationMetrics {
    if (examples < 1) {
      throw new IllegalArgumentException("examples must be at least 1");
    }
    if (positives < 0 || positives > examples || correct < 0 || correct > examples) {
      throw new IllegalArgumentException("positives and correct must be within 0 and examples");
    }
    if (!Double.isFinite(loss)) {
      throw new IllegalArgumentException("loss must be finite");
    }
    boolean oneClass = positives == 0 || positives == examples;
    if (auc.isPresent() && (oneClass || !(auc.get() >= 0 && auc.get() <= 1))) {
      throw new IllegalArgumentException("auc needs both classes and lies within 0 and 1");
    }
  }

  /** Share of the rows that were classified rightly. */
  public double accuracy() {
    return (double) correct / examples;
  }

  /**
   * Pools sites: counts add up, losses are weighted by rows, and AUCs by the number of pairs of a
   * positive and a negative row. The pooled AUC therefore compares rows of the same site only;
   * comparing across sites would need the scores, which do not leave a site.
   *
   * @param sites at least one
   */
  public static EvaluationMetrics pool(List<EvaluationMetrics> sites) {
    long examples = 0;
    long positives = 0;
    long correct = 0;
    double loss = 0;
    double pairs = 0;
    double ordered = 0;
    for (EvaluationMetrics site : sites) {
      examples += site.examples;
      positives += site.positives;
      correct += site.correct;
      loss += site.loss * site.examples;
      if (site.auc.isPresent()) {
        double sitePairs = (double) site.positives * (site.examples - site.positives);
        pairs += sitePairs;
        ordered += site.auc.get() * sitePairs;
      }
    }
    return new EvaluationMetrics(
        examples,
        positives,
        correct,
        loss / examples,
        pairs > 0 ? Optional.of(ordered / pairs) : Optional.empty());
  }

  /** The metrics as JSON; accuracy is there to be read and is checked when it is read back. */
  public JsonValue.Members toJson() {
    var json =
        new JsonBuilder()
            .put("examples", examples)
            .put("positives", positives)
            .put("correct", correct)
            .put("accuracy", Decimal.of(accuracy()).text())
            .put("loss", Decimal.of(loss).text());
    auc.ifPresent(value -> json.put("auc", Decimal.of(value).text()));
    return json.build();
  }

  /** Reads metrics; refusals are {@link JsonShapeException}s. */
  public static EvaluationMetrics read(JsonObject object) {
    long examples = object.whole("examples");
    long positives = object.whole("positives");
    long correct = object.whole("correct");
    double accuracy = Decimal.read(object, "accuracy").doubleValue();
    double loss = Decimal.read(object, "loss").doubleValue();
    Optional<Double> auc =
        object.has("auc")
            ? Optional.of(Decimal.read(object, "auc").doubleValue())
            : Optional.empty();
    object.end();
    try {
      var metrics = new EvaluationMetrics(examples, positives, correct, loss, auc);
      if (metrics.accuracy() != accuracy) {
        throw new JsonShapeException(object.at("accuracy"), "must be correct / examples");
      }
      return metrics;
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException("metrics:", String.valueOf(e.getMessage()));
    }
  }
}
