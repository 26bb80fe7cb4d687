package io.federity.reconciliation.service;

import java.util.List;
import java.util.Map;

/** The processes that run; a port, implemented by the workflow engine. */
public interface RunningProcesses {
  /** Activities at which reviews wait, by contribution. */
  Map<String, List<String>> reviews();

  /** Activities at which rounds wait, by round. */
  Map<String, List<String>> rounds();

  /**
   * A step that has failed as often as it is tried.
   *
   * @param subject the contribution, round or branch whose process it is
   * @param activity key of the step
   * @param reason what went wrong the last time
   */
  record FailedStep(String subject, String activity, String reason) {}

  /** Steps that are not tried again by themselves. */
  List<FailedStep> failedSteps();

  /** Tries the subject's failed steps again; returns how many. */
  int retry(String subject);
}
