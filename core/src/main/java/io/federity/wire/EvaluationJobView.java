package io.federity.wire;

import java.time.Instant;

/**
 * An evaluation job on lease.
 *
 * @param base commit id of the branch head
 * @param candidate commit id of the merge
 */
public record EvaluationJobView(
    String id,
    String repository,
    String repositoryId,
    String branch,
    int round,
    String base,
    String candidate,
    Instant leasedUntil) {}
