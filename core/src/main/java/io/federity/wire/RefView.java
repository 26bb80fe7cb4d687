package io.federity.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag.
 *
 * @param name full name, {@code refs/heads/main}
 * @param protectedRef whether nobody moves or deletes it directly; deleting a tag is possible
 * @param createdBy who made it; null for a branch that began with a root commit
 */
public record RefView(
    String name,
    String commit,
    boolean protectedRef,
    @Nullable String createdBy,
    @Nullable String createdByName,
    @Nullable Instant created,
    @Nullable String reason) {}
