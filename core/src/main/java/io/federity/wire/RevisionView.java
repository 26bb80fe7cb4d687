package io.federity.wire;

import java.time.Instant;

/** One pushed commit of a contribution. */
public record RevisionView(
    int number, String commit, String base, long numExamples, Instant pushed) {}
