package io.federity.repository.persistence;

import io.federity.policy.BranchPolicy;
import io.federity.repository.RepositoryName;
import io.federity.repository.Visibility;
import java.time.Instant;

/**
 * A repository.
 *
 * @param id UUID; never changes, and commits name it
 * @param policy of every branch
 */
public record StoredRepository(
    String id,
    RepositoryName name,
    String description,
    String task,
    Visibility visibility,
    String defaultBranch,
    BranchPolicy policy,
    String createdBy,
    Instant created) {}
