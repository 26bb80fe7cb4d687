package io.federity.round;

import io.federity.object.ObjectId;

/** A contribution that left a round, who decided so and why. */
public record Exclusion(ObjectId commit, String hospital, String by, String reason) {}
