package io.federity.wire;

/** What a worker measured on its own validation rows; counts and metrics only. */
public record EvaluationReportRequest(String worker, MetricsView base, MetricsView candidate) {}
