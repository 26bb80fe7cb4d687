package io.federity.workflow;

import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.service.ContributionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;

/** Verifies the newest revision. */
@ApplicationScoped
@Named("verifyContribution")
public class VerifyContribution implements JavaDelegate {
  @Inject ContributionService contributions;

  @Override
  public void execute(DelegateExecution execution) {
    readWholeInstance(execution);
    VerificationOutcome outcome =
        contributions.verify(ProcessVariables.text(execution, "contributionId"));
    execution.setVariable("verified", outcome instanceof VerificationOutcome.Verified);
  }

  /**
   * Verifying takes long, and meanwhile the contribution may be withdrawn or outdated, which ends
   * the instance. An engine that has read it before then finds out by its own optimistic lock; one
   * that reads it only after the step finds nothing and takes that for a fault.
   */
  private static void readWholeInstance(DelegateExecution execution) {
    if (execution instanceof ActivityExecution activity) {
      activity.getExecutions();
    }
  }
}
