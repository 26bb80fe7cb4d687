package io.federity.wallet;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.NamedParameterSpec;

/** Public keys from seeds: the JDK derives them only while it generates a pair. */
final class Ed25519PublicKeys {
  private Ed25519PublicKeys() {}

  /** The 32-byte public key of a seed (RFC 8032, section 5.1.5). */
  static byte[] fromSeed(byte[] seed) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new FixedSeed(seed));
    KeyPair pair = generator.generateKeyPair();
    return encode(((EdECPublicKey) pair.getPublic()).getPoint());
  }

  /** Little-endian y with the sign of x in the last bit (RFC 8032, section 5.1.2). */
  private static byte[] encode(EdECPoint point) {
    byte[] bigEndian = point.getY().toByteArray();
    byte[] encoded = new byte[WalletAddress.KEY_BYTES];
    for (int i = 0; i < Math.min(bigEndian.length, encoded.length); i++) {
      encoded[i] = bigEndian[bigEndian.length - 1 - i];
    }
    if (point.isXOdd()) {
      encoded[encoded.length - 1] |= (byte) 0x80;
    }
    return encoded;
  }

  /** Hands the seed to the generator, which asks for exactly 32 bytes. */
  private static final class FixedSeed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient byte[] seed;

    FixedSeed(byte[] seed) {
      super(null, null);
      this.seed = seed.clone();
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("the generator asked for " + bytes.length + " bytes");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }
}
