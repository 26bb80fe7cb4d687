package io.federity.wallet.persistence;

import io.federity.wallet.WalletAddress;
import java.time.Instant;

/**
 * A wallet that belongs to an account, with the proof.
 *
 * @param message the Sign-In-With-Solana text that the wallet signed
 * @param signature Base64, 64 bytes
 */
public record WalletLink(
    WalletAddress address, String username, Instant linked, String message, String signature) {}
