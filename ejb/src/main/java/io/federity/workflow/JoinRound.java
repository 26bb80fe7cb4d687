package io.federity.workflow;

import io.federity.round.service.RoundJoining;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** An approved contribution joins the round. */
@ApplicationScoped
@Named("joinRound")
public class JoinRound implements JavaDelegate {
  @Inject RoundJoining rounds;

  @Override
  public void execute(DelegateExecution execution) {
    rounds.join(ProcessVariables.text(execution, "contributionId"));
  }
}
