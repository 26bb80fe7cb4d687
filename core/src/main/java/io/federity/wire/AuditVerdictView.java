package io.federity.wire;

import org.jspecify.annotations.Nullable;

/** Whether the audit chain holds. */
public record AuditVerdictView(
    boolean intact, long entries, String head, @Nullable String problem) {}
