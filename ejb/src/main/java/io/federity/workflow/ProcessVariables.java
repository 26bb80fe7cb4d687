package io.federity.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reading of process variables, which hold ids and short texts only. */
final class ProcessVariables {
  private ProcessVariables() {}

  /** A variable that must be set. */
  static String text(DelegateExecution execution, String name) {
    if (execution.getVariable(name) instanceof String text) {
      return text;
    }
    throw new IllegalStateException(
        "process " + execution.getProcessInstanceId() + " has no text variable " + name);
  }

  /** A yes or no that must be set. */
  static boolean flag(DelegateExecution execution, String name) {
    if (execution.getVariable(name) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalStateException(
        "process " + execution.getProcessInstanceId() + " has no flag " + name);
  }
}
