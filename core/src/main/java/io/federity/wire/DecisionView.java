package io.federity.wire;

import java.time.Instant;

/** A decision on one revision. */
public record DecisionView(
    String decision,
    String meaning,
    String commit,
    String username,
    String displayName,
    String hospital,
    String reason,
    Instant time,
    boolean voided) {}
