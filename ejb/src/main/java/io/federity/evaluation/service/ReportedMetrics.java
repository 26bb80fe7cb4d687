package io.federity.evaluation.service;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.wire.MetricsView;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checks what workers report. */
final class ReportedMetrics {
  private static final double ROUNDING = 1e-9;

  private ReportedMetrics() {}

  static Outcome<EvaluationMetrics> read(String which, MetricsView view) {
    try {
      var metrics =
          new EvaluationMetrics(
              view.examples(),
              view.positives(),
              view.correct(),
              view.loss(),
              Optional.ofNullable(view.auc()));
      return Math.abs(metrics.accuracy() - view.accuracy()) <= ROUNDING
          ? Outcome.accepted(metrics)
          : bad(which + ".accuracy must be correct / examples");
    } catch (IllegalArgumentException e) {
      return bad(which + ": " + e.getMessage());
    }
  }

  /** Metrics are comparable only on the same rows. */
  static Outcome<EvaluationMetrics> sameRows(EvaluationMetrics base, EvaluationMetrics candidate) {
    return base.examples() == candidate.examples() && base.positives() == candidate.positives()
        ? Outcome.accepted(candidate)
        : bad("base and candidate must be evaluated on the same rows");
  }

  static Map<String, String> facts(int round, EvaluationMetrics base, EvaluationMetrics candidate) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("round", Integer.toString(round));
    facts.put("examples", Long.toString(candidate.examples()));
    put(facts, "base", base);
    put(facts, "candidate", candidate);
    return facts;
  }

  private static void put(Map<String, String> facts, String which, EvaluationMetrics metrics) {
    facts.put(which + ".accuracy", Double.toString(metrics.accuracy()));
    facts.put(which + ".loss", Double.toString(metrics.loss()));
    metrics.auc().ifPresent(auc -> facts.put(which + ".auc", Double.toString(auc)));
  }

  private static <T> Outcome<T> bad(String detail) {
    return Outcome.refused(ErrorCode.BAD_REQUEST, detail);
  }
}
