package io.federity.workflow;

import io.federity.round.service.RevertPublication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Moves the branch to a released revert. */
@ApplicationScoped
@Named("publishRevert")
public class PublishRevert implements JavaDelegate {
  @Inject RevertPublication publication;

  @Override
  public void execute(DelegateExecution execution) {
    publication.publish(ProcessVariables.text(execution, "contributionId"));
  }
}
