package io.federity.wire;

import java.time.Instant;

/** A hospital's column statistics as pushed. */
public record StatisticsView(
    String id,
    String hospital,
    String author,
    long rows,
    Instant pushed,
    boolean approved,
    String statistics) {}
