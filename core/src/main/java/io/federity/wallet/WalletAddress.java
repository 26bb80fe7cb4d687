package io.federity.wallet;

import java.util.Optional;

/** A wallet's address: the Base58 text of its 32-byte Ed25519 public key. */
public record WalletAddress(String base58) {
  /** Length of a public key in bytes. */
  public static final int KEY_BYTES = 32;

  public WalletAddress {
    if (Base58.decode(base58).filter(key -> key.length == KEY_BYTES).isEmpty()) {
      throw new IllegalArgumentException("not a wallet address: " + base58);
    }
  }

  /** The address of a public key of 32 bytes. */
  public static WalletAddress ofKey(byte[] publicKey) {
    return new WalletAddress(Base58.encode(publicKey));
  }

  /** Reads an address from strangers. */
  public static Optional<WalletAddress> parse(String text) {
    return Base58.decode(text)
        .filter(key -> key.length == KEY_BYTES)
        .filter(key -> Base58.encode(key).equals(text))
        .map(key -> new WalletAddress(text));
  }

  /** The public key, 32 bytes. */
  public byte[] publicKey() {
    return Base58.decode(base58).orElseThrow();
  }

  @Override
  public String toString() {
    return base58;
  }
}
