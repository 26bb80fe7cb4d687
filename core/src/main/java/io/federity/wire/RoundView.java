package io.federity.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round of a branch.
 *
 * @param missingHospitals hospitals with contributors that are not in the round
 * @param flags what a compliance officer should look at
 * @param processActivity key of the BPMN activity that waits
 */
public record RoundView(
    String id,
    int number,
    String repository,
    String branch,
    String state,
    String base,
    List<RoundMemberView> members,
    List<ExclusionView> exclusions,
    int quorum,
    String strategy,
    Instant opened,
    Instant deadline,
    @Nullable String closeReason,
    @Nullable Instant frozen,
    @Nullable String mergeCommit,
    List<EvaluationView> evaluations,
    List<String> missingHospitals,
    List<String> flags,
    @Nullable String processActivity) {
  public RoundView {
    members = List.copyOf(members);
    exclusions = List.copyOf(exclusions);
    evaluations = List.copyOf(evaluations);
    missingHospitals = List.copyOf(missingHospitals);
    flags = List.copyOf(flags);
  }
}
