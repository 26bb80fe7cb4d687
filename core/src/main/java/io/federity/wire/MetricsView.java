package io.federity.wire;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of one commit on one hospital's validation rows.
 *
 * @param auc null where only one class is present
 * @param loss mean over the rows
 */
public record MetricsView(
    long examples,
    long positives,
    long correct,
    double accuracy,
    @Nullable Double auc,
    double loss) {}
