package io.federity.workflow;

import io.federity.round.service.RoundClosing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Closes the round, or extends it below the quorum. */
@ApplicationScoped
@Named("freezeRound")
public class FreezeRound implements JavaDelegate {
  @Inject RoundClosing rounds;

  @Override
  public void execute(DelegateExecution execution) {
    switch (rounds.close(ProcessVariables.text(execution, "roundId"))) {
      case RoundClosing.Closing.Frozen() -> execution.setVariable("frozen", true);
      case RoundClosing.Closing.Extended(var deadline) -> {
        execution.setVariable("frozen", false);
        execution.setVariable("deadline", deadline.toString());
      }
    }
  }
}
