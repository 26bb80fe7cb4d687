package io.federity.round;

import io.federity.object.ObjectId;

/** An approved contribution in a round. */
public record RoundMember(
    String contributionId,
    int contributionNumber,
    ObjectId commit,
    String hospital,
    long numExamples) {}
