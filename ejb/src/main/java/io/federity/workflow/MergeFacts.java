package io.federity.workflow;

import io.federity.evaluation.service.RoundEvaluations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Gathers what the merge policy looks at. */
@ApplicationScoped
@Named("mergeFacts")
public class MergeFacts implements JavaDelegate {
  @Inject RoundEvaluations evaluations;

  @Override
  public void execute(DelegateExecution execution) {
    var facts = evaluations.facts(ProcessVariables.text(execution, "roundId"));
    execution.setVariable("worstAccuracyDrop", facts.worstAccuracyDrop());
    execution.setVariable("maxAccuracyDrop", facts.maxAccuracyDrop());
    execution.setVariable("missingEvaluations", facts.missingEvaluations());
    execution.setVariable("automaticSignOff", facts.automaticSignOff());
  }
}
