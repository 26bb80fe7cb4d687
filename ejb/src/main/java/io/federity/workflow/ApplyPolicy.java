package io.federity.workflow;

import io.federity.round.service.RoundRelease;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Does what the merge policy decided. */
@ApplicationScoped
@Named("applyPolicy")
public class ApplyPolicy implements JavaDelegate {
  @Inject RoundRelease rounds;

  @Override
  public void execute(DelegateExecution execution) {
    rounds.apply(
        ProcessVariables.text(execution, "roundId"),
        ProcessVariables.text(execution, "outcome"),
        ProcessVariables.flag(execution, "flagged"),
        ProcessVariables.text(execution, "reason"));
  }
}
