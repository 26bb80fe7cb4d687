package io.federity.ledger;

import java.util.Optional;
import org.p2p.solanaj.core.PublicKey;
import org.p2p.solanaj.utils.Base58;

/** Reads addresses that people and other machines wrote. */
final class Addresses {
  private static final int LONGEST = 44;

  private Addresses() {}

  /** The key, or empty when the text is not the base58 form of 32 bytes. */
  static Optional<PublicKey> parse(String address) {
    if (address.length() > LONGEST || !address.matches("[1-9A-HJ-NP-Za-km-z]+")) {
      return Optional.empty();
    }
    byte[] bytes = Base58.decode(address);
    return bytes.length == PublicKey.PUBLIC_KEY_LENGTH
        ? Optional.of(new PublicKey(bytes))
        : Optional.empty();
  }
}
