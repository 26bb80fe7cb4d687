package io.federity.commit;

import io.federity.object.ObjectId;

/**
 * One contribution in a merge.
 *
 * @param weight share of the result as a decimal string; "" for strategies without weights
 */
public record MergeMember(ObjectId commit, String hospital, long numExamples, String weight) {}
