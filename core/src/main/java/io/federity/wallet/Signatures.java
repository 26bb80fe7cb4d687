package io.federity.wallet;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;

/**
 * Ed25519 verification (RFC 8032) and the messages that are signed. Each kind of record is signed
 * under a name of its own, so that a signature on one can never serve for another. Stateless.
 */
public final class Signatures {
  /** Length of a signature in bytes. */
  public static final int SIGNATURE_BYTES = 64;

  private Signatures() {}

  /**
   * What is signed for a record of the given kind ({@code commit}, {@code attestation}, …).
   *
   * @param record the record's id; more lines before it where the record does not say them itself
   */
  public static byte[] message(String kind, String record) {
    return ("federity/" + kind + "/v1\n" + record).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the signature is the wallet's on the message; false for any malformed input. */
  public static boolean verify(WalletAddress wallet, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_BYTES) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(publicKey(wallet.publicKey()));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (SignatureException | InvalidKeySpecException | java.security.InvalidKeyException e) {
      return false; // not a point of the curve, or not a signature at all
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no Ed25519", e);
    }
  }

  private static PublicKey publicKey(byte[] littleEndian) throws GeneralSecurityException {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < littleEndian.length; i++) {
      bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
    }
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    var point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
  }
}
