package io.federity.wallet;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;

/**
 * An Ed25519 key pair (RFC 8032) made from a 32-byte seed; the key of a wallet or of the server.
 *
 * <p>Security: existential unforgeability under chosen messages; signatures are deterministic. The
 * seed must be secret and come from {@link SecureRandom}. {@link #toString} never shows it.
 */
public final class SigningKey {
  /** Length of the seed in bytes. */
  public static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final WalletAddress address;

  private SigningKey(byte[] seed) throws GeneralSecurityException {
    this.seed = seed.clone();
    this.privateKey =
        KeyFactory.getInstance("Ed25519")
            .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, this.seed));
    this.address = WalletAddress.ofKey(Ed25519PublicKeys.fromSeed(this.seed));
  }

  /** A fresh key. */
  public static SigningKey generate() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return ofSeed(seed);
  }

  /** The key of a seed of 32 bytes. */
  public static SigningKey ofSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes, not " + seed.length);
    }
    try {
      return new SigningKey(seed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no Ed25519", e);
    }
  }

  /** The public side. */
  public WalletAddress address() {
    return address;
  }

  /** The seed, for storage under encryption; a copy. */
  public byte[] seed() {
    return seed.clone();
  }

  /** Signs the message: 64 bytes. */
  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + address, e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SigningKey key && Arrays.equals(seed, key.seed);
  }

  @Override
  public int hashCode() {
    return address.hashCode();
  }

  @Override
  public String toString() {
    return "SigningKey[" + address + "]";
  }
}
