package io.federity.evaluation.service;

import io.federity.evaluation.EvaluationMetrics;
import io.federity.evaluation.persistence.EvaluationStore;
import io.federity.evaluation.persistence.StoredEvaluation;
import io.federity.evaluation.persistence.StoredEvaluation.State;
import io.federity.object.ObjectId;
import io.federity.wire.EvaluationView;
import io.federity.wire.MetricsView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** Makes what the API and the portal show of evaluations. */
@Dependent
public class EvaluationViews {
  @Inject EvaluationStore evaluations;

  /** Evaluations of a merge, by hospital. */
  public List<EvaluationView> ofCandidate(String roundId, ObjectId candidate) {
    return evaluations.ofCandidate(roundId, candidate).stream().map(EvaluationViews::view).toList();
  }

  static EvaluationView view(StoredEvaluation evaluation) {
    return new EvaluationView(
        evaluation.roundNumber(),
        evaluation.candidateCommit().hex(),
        evaluation.hospital(),
        evaluation.base().map(EvaluationViews::view).orElse(null),
        evaluation.candidate().map(EvaluationViews::view).orElse(null),
        evaluation.state() == State.REPORTED ? evaluation.changed() : null,
        evaluation.state().name().toLowerCase(Locale.ROOT));
  }

  private static MetricsView view(EvaluationMetrics metrics) {
    return new MetricsView(
        metrics.examples(),
        metrics.positives(),
        metrics.correct(),
        metrics.accuracy(),
        metrics.auc().orElse(null),
        metrics.loss());
  }
}
