package io.federity.wallet.persistence;

import io.federity.wallet.WalletAddress;
import java.time.Instant;

/** A text that a wallet is asked to sign; serves once and only for a while. */
public record WalletChallenge(
    String id, String username, WalletAddress address, String message, Instant expires) {}
