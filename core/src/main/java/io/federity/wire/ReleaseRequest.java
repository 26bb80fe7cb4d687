package io.federity.wire;

/** A worker that starts gives back the jobs that it held under its name. */
public record ReleaseRequest(String worker) {}
