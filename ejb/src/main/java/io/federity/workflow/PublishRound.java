package io.federity.workflow;

import io.federity.round.service.RoundPublication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Moves the branch to the merge. */
@ApplicationScoped
@Named("publishRound")
public class PublishRound implements JavaDelegate {
  @Inject RoundPublication rounds;

  @Override
  public void execute(DelegateExecution execution) {
    boolean published = rounds.publish(ProcessVariables.text(execution, "roundId"));
    execution.setVariable("published", published);
  }
}
