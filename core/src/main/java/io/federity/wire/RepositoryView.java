package io.federity.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A repository.
 *
 * @param policy branch policy as canonical JSON text
 * @param head commit id of the default branch; null before the root commit
 */
public record RepositoryView(
    String id,
    String owner,
    String name,
    String description,
    String task,
    String visibility,
    String defaultBranch,
    String policy,
    String createdBy,
    Instant created,
    @Nullable String head,
    @Nullable String collectionMint,
    List<MemberView> members,
    @Nullable RoundView openRound) {
  public RepositoryView {
    members = List.copyOf(members);
  }
}
