package io.federity.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the person.
 *
 * @param kind {@code review}, {@code sign-off}, {@code release-revert} or {@code
 *     approve-statistics}
 */
public record TaskView(
    String id,
    String kind,
    String title,
    String repository,
    @Nullable Integer contribution,
    @Nullable Integer round,
    String from,
    String hospital,
    Instant created,
    @Nullable Instant due,
    boolean overdue,
    @Nullable String assignee) {}
