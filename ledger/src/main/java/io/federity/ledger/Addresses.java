package io.federity.ledger;

import io.federity.wallet.WalletAddress;
import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;

/** Reads addresses that people and other machines wrote. */
final class Addresses {
  private Addresses() {}

  /** The key, or empty when the text is not the base58 form of 32 bytes. */
  static Optional<PublicKey> parse(String address) {
    return WalletAddress.parse(address).map(wallet -> new PublicKey(wallet.publicKey()));
  }
}
