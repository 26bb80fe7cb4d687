package io.federity.wire;

/** How many steps are tried again. */
public record RetryView(int steps) {}
