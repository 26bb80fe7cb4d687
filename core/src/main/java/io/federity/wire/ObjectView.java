package io.federity.wire;

/** An object that was stored. */
public record ObjectView(String id, long size, boolean created) {}
