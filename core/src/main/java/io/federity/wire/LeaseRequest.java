package io.federity.wire;

/** A worker asks for evaluation jobs of its own hospital. */
public record LeaseRequest(String worker, int max) {}
