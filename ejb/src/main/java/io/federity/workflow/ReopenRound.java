package io.federity.workflow;

import io.federity.round.service.RoundPublication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens the round again. */
@ApplicationScoped
@Named("reopenRound")
public class ReopenRound implements JavaDelegate {
  @Inject RoundPublication rounds;

  @Override
  public void execute(DelegateExecution execution) {
    var round = rounds.reopen(ProcessVariables.text(execution, "roundId"));
    execution.setVariable("deadline", round.deadline().toString());
  }
}
