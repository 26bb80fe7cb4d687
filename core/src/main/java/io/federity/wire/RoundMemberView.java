package io.federity.wire;

/** An approved contribution in a round. */
public record RoundMemberView(int contribution, String commit, String hospital, long numExamples) {}
