package io.federity.workflow;

import io.federity.evaluation.service.RoundEvaluations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Names the hospitals that {@code merge-round} asks to evaluate. */
@ApplicationScoped
@Named("evaluationSites")
public class EvaluationSites {
  @Inject RoundEvaluations evaluations;

  /** Called by the process file. */
  public List<String> hospitals(String roundId) {
    return evaluations.hospitals(roundId);
  }
}
