package io.federity.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A commit with its signature and what was attested of it later.
 *
 * @param commit canonical JSON text
 * @param members of a merge
 * @param round which the merge ended, or which the contributed commit is a member of
 */
public record CommitView(
    String id,
    String kind,
    String repository,
    String branch,
    List<String> parents,
    String author,
    String authorName,
    String hospital,
    String message,
    long numExamples,
    Map<String, String> metrics,
    Map<String, String> training,
    Instant time,
    String commit,
    String signature,
    String signer,
    List<AttestationView> attestations,
    List<MergeMemberView> members,
    List<MergeMemberView> excluded,
    @Nullable Integer round,
    @Nullable String strategy,
    @Nullable NftView nft) {
  public CommitView {
    parents = List.copyOf(parents);
    metrics = Map.copyOf(metrics);
    training = Map.copyOf(training);
    attestations = List.copyOf(attestations);
    members = List.copyOf(members);
    excluded = List.copyOf(excluded);
  }
}
