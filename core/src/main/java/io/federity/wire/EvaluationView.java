package io.federity.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A hospital's evaluation of a merge beside its base.
 *
 * @param state {@code waiting}, {@code leased}, {@code reported}, {@code missing} or {@code failed}
 */
public record EvaluationView(
    int round,
    String commit,
    String hospital,
    @Nullable MetricsView base,
    @Nullable MetricsView candidate,
    @Nullable Instant time,
    String state) {}
