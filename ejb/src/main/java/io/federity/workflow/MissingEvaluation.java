package io.federity.workflow;

import io.federity.evaluation.service.RoundEvaluations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A hospital did not evaluate the merge. */
@ApplicationScoped
@Named("missingEvaluation")
public class MissingEvaluation implements JavaDelegate {
  @Inject RoundEvaluations evaluations;

  @Override
  public void execute(DelegateExecution execution) {
    evaluations.missing(
        ProcessVariables.text(execution, "roundId"), ProcessVariables.text(execution, "hospital"));
  }
}
