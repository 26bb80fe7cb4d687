package io.federity.reconciliation.service;

import java.util.List;
import java.util.Map;

/** The processes that run; a port, implemented by the workflow engine. */
public interface RunningProcesses {
  /** Activities at which reviews wait, by contribution. */
  Map<String, List<String>> reviews();

  /** Activities at which rounds wait, by round. */
  Map<String, List<String>> rounds();
}
