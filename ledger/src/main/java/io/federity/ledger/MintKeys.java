package io.federity.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.p2p.solanaj.core.Account;
import org.p2p.solanaj.utils.TweetNaclFast;

/**
 * Derives the key pair of a mint from what the mint stands for: {@code HMAC-SHA256(secret, parts)}
 * is the Ed25519 seed, each part preceded by its length as u32. The same order has the same address
 * for ever, and only the holder of the secret can create an account there.
 */
final class MintKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String COMMIT = "federity/mint/commit/v1";
  private static final String COLLECTION = "federity/mint/collection/v1";

  private final SecretKeySpec secret;

  MintKeys(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  Account ofCollection(String repositoryId) {
    return derive(COLLECTION, repositoryId);
  }

  Account ofCommit(String repositoryId, int round, String commitId) {
    return derive(COMMIT, repositoryId, Integer.toString(round), commitId);
  }

  private Account derive(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      byte[] seed = mac.doFinal();
      return new Account(TweetNaclFast.Signature.keyPair_fromSeed(seed).getSecretKey());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
