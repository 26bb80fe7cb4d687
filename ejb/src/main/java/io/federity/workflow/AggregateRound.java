package io.federity.workflow;

import io.federity.round.service.RoundAggregation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Computes the merge commit. */
@ApplicationScoped
@Named("aggregateRound")
public class AggregateRound implements JavaDelegate {
  @Inject RoundAggregation rounds;

  @Override
  public void execute(DelegateExecution execution) {
    boolean aggregated = rounds.aggregate(ProcessVariables.text(execution, "roundId"));
    execution.setVariable("aggregated", aggregated);
  }
}
