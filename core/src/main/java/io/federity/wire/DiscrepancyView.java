package io.federity.wire;

import java.util.List;

/**
 * A record whose process waits at the wrong place, or does not run, or should not.
 *
 * @param kind {@code contribution} or {@code round}
 * @param subject id of the record
 * @param state the record's state
 * @param activities keys of the BPMN activities that wait; empty where no process runs
 */
public record DiscrepancyView(String kind, String subject, String state, List<String> activities) {
  public DiscrepancyView {
    activities = List.copyOf(activities);
  }
}
