package io.federity.wire;

/**
 * A contribution in a merge, or left out of it.
 *
 * @param weight decimal; empty without weights
 * @param reason why it was left out; empty for members
 */
public record MergeMemberView(
    String commit, String hospital, long numExamples, String weight, String reason) {}
