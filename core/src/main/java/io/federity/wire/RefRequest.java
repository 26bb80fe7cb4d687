package io.federity.wire;

import org.jspecify.annotations.Nullable;

/**
 * Creates a branch or tag, or moves a branch that is not protected.
 *
 * @param commit whole id of a published commit
 * @param reason why; kept with the ref and in the audit trail
 * @param protectedRef whether the new branch moves by review alone; true where it is left out
 */
public record RefRequest(String commit, String reason, @Nullable Boolean protectedRef) {}
