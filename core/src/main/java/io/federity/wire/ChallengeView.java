package io.federity.wire;

import java.time.Instant;

/** A Sign-In-With-Solana text to be signed by the wallet, byte for byte. */
public record ChallengeView(String id, String message, Instant expires) {}
