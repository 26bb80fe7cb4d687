package io.federity.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A contribution under review.
 *
 * @param kind {@code training} or {@code revert}
 * @param commit newest revision
 * @param verdicts what was checked, with its result in words
 */
public record ContributionView(
    String id,
    int number,
    String repository,
    String branch,
    String kind,
    String author,
    String authorName,
    String hospital,
    String state,
    String commit,
    String base,
    int revision,
    long numExamples,
    Instant opened,
    Instant pushed,
    @Nullable Instant due,
    @Nullable String refusedBecause,
    List<RevisionView> revisions,
    List<DecisionView> decisions,
    List<VerdictView> verdicts,
    List<TensorChangeView> changes,
    int requiredApprovals,
    @Nullable Integer round,
    Map<String, String> metrics,
    Map<String, String> training,
    String wallet) {
  public ContributionView {
    revisions = List.copyOf(revisions);
    decisions = List.copyOf(decisions);
    verdicts = List.copyOf(verdicts);
    changes = List.copyOf(changes);
    metrics = Map.copyOf(metrics);
    training = Map.copyOf(training);
  }
}
