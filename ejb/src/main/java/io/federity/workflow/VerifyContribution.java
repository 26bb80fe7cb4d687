package io.federity.workflow;

import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.service.ContributionService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Verifies the newest revision. */
@ApplicationScoped
@Named("verifyContribution")
public class VerifyContribution implements JavaDelegate {
  @Inject ContributionService contributions;

  @Override
  public void execute(DelegateExecution execution) {
    VerificationOutcome outcome =
        contributions.verify(ProcessVariables.text(execution, "contributionId"));
    execution.setVariable("verified", outcome instanceof VerificationOutcome.Verified);
  }
}
