package io.federity.wire;

import java.util.List;

/**
 * Something that does not fit, or does not go on by itself.
 *
 * @param kind {@code contribution} or {@code round}: its record and its process disagree; {@code
 *     step}: a step of a process has failed as often as it is tried; {@code mint}: an NFT that was
 *     ordered is not there
 * @param subject id of the record; for a mint the commit
 * @param repository full name; empty where no record tells
 * @param state the record's state; empty where there is no record
 * @param activities keys of the BPMN activities that wait; empty where no process runs
 * @param explanation what is wrong, in words
 * @param nextStep what to do about it
 */
public record DiscrepancyView(
    String kind,
    String subject,
    String repository,
    String state,
    List<String> activities,
    String explanation,
    String nextStep) {
  public DiscrepancyView {
    activities = List.copyOf(activities);
  }
}
