package io.federity.workflow;

import io.federity.task.service.Escalation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A review is overdue. */
@ApplicationScoped
@Named("escalateReview")
public class EscalateReview implements JavaDelegate {
  @Inject Escalation escalation;

  @Override
  public void execute(DelegateExecution execution) {
    escalation.reviewOverdue(ProcessVariables.text(execution, "contributionId"));
  }
}
