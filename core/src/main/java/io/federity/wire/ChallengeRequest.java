package io.federity.wire;

/** Asks for a wallet challenge. */
public record ChallengeRequest(String address) {}
