package io.federity.wallet.persistence;

import io.federity.wallet.WalletAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A wallet that belongs to an account, with the proof. It does so for ever, because the commits
 * that it signed do; once it is unlinked it signs no new ones.
 *
 * @param message the Sign-In-With-Solana text that the wallet signed
 * @param signature Base64, 64 bytes
 * @param unlinked since when, if it is not linked now
 */
public record WalletLink(
    WalletAddress address,
    String username,
    Instant linked,
    String message,
    String signature,
    Optional<Instant> unlinked) {
  /** The same wallet, which signs nothing from now on. */
  public WalletLink unlinkedAt(Instant now) {
    return new WalletLink(address, username, linked, message, signature, Optional.of(now));
  }

  /** Whether it may sign now. */
  public boolean isLinked() {
    return unlinked.isEmpty();
  }
}
