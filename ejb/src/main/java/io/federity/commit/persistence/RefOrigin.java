package io.federity.commit.persistence;

import java.time.Instant;

/**
 * How a branch or tag came to be.
 *
 * @param protectedRef whether it moves by review alone
 * @param reason in the person's own words
 */
public record RefOrigin(
    boolean protectedRef,
    String createdBy,
    String createdByName,
    String hospital,
    Instant created,
    String reason) {}
