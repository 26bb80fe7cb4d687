package io.federity.wire;

import org.jspecify.annotations.Nullable;

/** A refusal as RFC 9457 problem details; {@code code} is that of {@code ErrorCode}. */
public record ProblemView(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String remedy,
    @Nullable String instance) {}
