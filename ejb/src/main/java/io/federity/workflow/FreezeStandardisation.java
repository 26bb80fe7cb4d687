package io.federity.workflow;

import io.federity.statistics.service.Standardising;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Freezes the approved statistics in the recipe. */
@ApplicationScoped
@Named("freezeStandardisation")
public class FreezeStandardisation implements JavaDelegate {
  @Inject Standardising standardising;

  @Override
  public void execute(DelegateExecution execution) {
    standardising.freeze(
        ProcessVariables.text(execution, "repositoryId"),
        ProcessVariables.text(execution, "branch"));
  }
}
