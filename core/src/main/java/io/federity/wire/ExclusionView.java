package io.federity.wire;

/** A contribution that left a round. */
public record ExclusionView(String commit, String hospital, String by, String reason) {}
