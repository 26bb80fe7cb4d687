package io.federity.cli.workingcopy;

import io.federity.training.BatchPosition;
import java.util.Map;

/**
 * What the last training in a working copy gave: what the commit will say of it, and where the next
 * training goes on. Stays at the site, except for what {@link SharedFields} lets into a commit.
 *
 * @param base commit that was trained on
 * @param numExamples rows
 */
public record TrainingState(
    String base,
    long numExamples,
    Map<String, String> metrics,
    Map<String, String> training,
    long startEpoch,
    int startBatch,
    long nextEpoch,
    int nextBatch) {
  public TrainingState {
    metrics = Map.copyOf(metrics);
    training = Map.copyOf(training);
  }

  /** No training at all, but where the next one begins. */
  public static TrainingState beginningAt(BatchPosition position) {
    return new TrainingState("", 0, Map.of(), Map.of(), 0, 0, position.epoch(), position.batch());
  }
}
