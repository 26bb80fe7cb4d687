package io.federity.wire;

/** A worker could not evaluate. */
public record EvaluationFailureRequest(String worker, String code, String detail) {}
