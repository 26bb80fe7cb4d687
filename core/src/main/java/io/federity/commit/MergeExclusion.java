package io.federity.commit;

import io.federity.object.ObjectId;

/** A contribution that was approved but left out of a merge, and why. */
public record MergeExclusion(ObjectId commit, String hospital, String reason) {}
