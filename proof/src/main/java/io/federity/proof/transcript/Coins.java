package io.federity.proof.transcript;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/**
 * The prover's randomness: the stream SHAKE256({@code "fzk/1/coins"} || seed) of section 1. A seed
 * of 32 fresh bytes is drawn for each data root and for each proof, is never derived from the
 * witness and never used again, also not after a crash. The same seed gives the same bytes, which
 * is what test vectors need.
 *
 * <p>Security: whoever knows the seed of a proof can read the witness out of it. Not safe for use
 * by several threads.
 */
public final class Coins {
  /** Bytes of a seed. */
  public static final int SEED_BYTES = 32;

  /** Bytes of the salt of a Merkle leaf. */
  public static final int SALT_BYTES = 16;

  private static final byte[] DOMAIN = "fzk/1/coins".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 1 << 13;

  private final SHAKEDigest shake = new SHAKEDigest(256);
  private final ByteBuffer buffer = ByteBuffer.allocate(BLOCK).limit(0);

  /** The stream of a seed of 32 bytes. */
  public Coins(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a seed has 32 bytes, not " + seed.length);
    }
    shake.update(DOMAIN, 0, DOMAIN.length);
    shake.update(seed, 0, seed.length);
  }

  /** A uniform element of F: 8 bytes, big-endian, dropped unless below p. */
  public long nextFp() {
    while (true) {
      long bits = take(Long.BYTES).getLong();
      if (Fp.isCanonical(bits)) {
        return bits;
      }
    }
  }

  /** Uniform elements of F. */
  public long[] nextFp(int count) {
    long[] elements = new long[count];
    Arrays.setAll(elements, i -> nextFp());
    return elements;
  }

  /** A uniform element of K, constant part first. */
  public Fp2 next() {
    long constant = nextFp();
    return new Fp2(constant, nextFp());
  }

  /** The salt of one leaf. */
  public byte[] nextSalt() {
    byte[] salt = new byte[SALT_BYTES];
    take(SALT_BYTES).get(salt);
    return salt;
  }

  private ByteBuffer take(int bytes) {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int missing = buffer.remaining();
      shake.doOutput(buffer.array(), buffer.position(), missing);
      buffer.position(0).limit(BLOCK);
    }
    return buffer;
  }
}
