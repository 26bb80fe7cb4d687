package io.federity.it;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A person's authenticator app: codes by time (RFC 6238; SHA-1, six digits, 30 seconds). */
final class Authenticator {
  private static final int STEP_SECONDS = 30;
  private static final int DIGITS = 1_000_000;

  private final byte[] secret;

  /** An app that was given the secret of the set-up page. */
  Authenticator(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The code that is shown now. */
  String code() {
    return code(Instant.now());
  }

  /** The code of the next half minute, which clocks that differ a little make acceptable. */
  String nextCode() {
    return code(Instant.now().plusSeconds(STEP_SECONDS));
  }

  String code(Instant time) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      long step = time.getEpochSecond() / STEP_SECONDS;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
      return "%06d".formatted(number % DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no HMAC", e);
    }
  }
}
