package io.federity.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A round of a branch.
 *
 * @param state {@code open}, {@code frozen}, {@code aggregated}, {@code awaiting-sign-off}, {@code
 *     signed-off} or {@code published}
 * @param closeReason {@code quorum}, {@code deadline} or {@code maintainer}
 * @param missingHospitals hospitals with contributors that are not in the round
 * @param flags what the policy found for a compliance officer to look at; empty where nothing
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
