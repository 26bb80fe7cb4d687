package io.federity.ledger.siws;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import org.p2p.solanaj.utils.Base58;

/**
 * Checks a wallet's reply to a challenge with the JDK's Ed25519 (RFC 8032). Whether the nonce was
 * used before is for the caller to know: it keeps the challenges.
 */
public final class SignInVerifier {
  /** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410). */
  private static final byte[] KEY_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int KEY_BYTES = 32;
  private static final String ED25519 = "Ed25519";

  private SignInVerifier() {}

  /**
   * @param address the wallet that replied, base58
   * @param signature 64 bytes
   */
  public static SignInOutcome verify(
      SignInChallenge challenge, String address, byte[] signature, Instant now) {
    if (!challenge.address().equals(address)) {
      return new SignInOutcome.WrongAddress(challenge.address(), address);
    }
    if (!now.isBefore(challenge.expiresAt())) {
      return new SignInOutcome.Expired(challenge.expiresAt());
    }
    return isSigned(Base58.decode(address), challenge.message(), signature)
        ? new SignInOutcome.Accepted(address)
        : new SignInOutcome.BadSignature(address);
  }

  private static boolean isSigned(byte[] key, byte[] message, byte[] signature) {
    try {
      if (key.length != KEY_BYTES) {
        return false;
      }
      Signature verification = Signature.getInstance(ED25519);
      verification.initVerify(publicKey(key));
      verification.update(message);
      return verification.verify(signature);
    } catch (SignatureException | InvalidKeyException | InvalidKeySpecException e) {
      return false; // not the encoding of a signature or of a point: nobody signed
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has " + ED25519, e);
    }
  }

  private static PublicKey publicKey(byte[] key) throws GeneralSecurityException {
    byte[] encoded = new byte[KEY_PREFIX.length + KEY_BYTES];
    System.arraycopy(KEY_PREFIX, 0, encoded, 0, KEY_PREFIX.length);
    System.arraycopy(key, 0, encoded, KEY_PREFIX.length, KEY_BYTES);
    return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
  }
}
