package io.federity.proof.transcript;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.BitSet;

/**
 * The Fiat-Shamir transcript of {@code fzk/1}, section 1.1: a chain of SHA-256 states from which
 * the verifier's challenges are drawn. Every message is absorbed under a label before the challenge
 * that depends on it; labels and lengths are part of what is hashed, so no boundary can move.
 *
 * <p>Prover and verifier must make the same calls in the same order. Not safe for use by several
 * threads. Open to subclasses so that tests can play a protocol that forgets a message, and show
 * that it can be cheated.
 */
public class Transcript {
  private static final byte ABSORB = 1;
  private static final byte SQUEEZE = 2;
  private static final int MAX_LABEL = 255;

  private final MessageDigest sha256 = Digests.sha256();
  private byte[] state = new byte[Digests.SHA256_BYTES];
  private int counter;

  /**
   * Takes a message.
   *
   * @param label 1 to 255 characters of ASCII
   */
  public void absorb(String label, byte[] message) {
    begin(label, message.length);
    sha256.update(message);
    end();
  }

  /** Takes elements, each as its two parts of 8 bytes, big-endian, constant part first. */
  public void absorb(String label, Fp2... elements) {
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(elements.length, Fp2.BYTES));
    for (Fp2 element : elements) {
      bytes.putLong(element.c0()).putLong(element.c1());
    }
    absorb(label, bytes.array());
  }

  /** Takes a message of that many zero bytes, without holding it in memory. */
  public void absorbZeros(String label, int count) {
    begin(label, count);
    byte[] zeros = new byte[Math.min(count, 1 << 16)];
    for (int rest = count; rest > 0; rest -= zeros.length) {
      sha256.update(zeros, 0, Math.min(rest, zeros.length));
    }
    end();
  }

  private void begin(String label, long length) {
    byte[] ascii = label.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length == 0
        || ascii.length > MAX_LABEL
        || !StandardCharsets.US_ASCII.newEncoder().canEncode(label)) {
      throw new IllegalArgumentException("not 1 to 255 characters of ASCII: " + label);
    }
    sha256.update(state);
    sha256.update(ABSORB);
    sha256.update((byte) ascii.length);
    sha256.update(ascii);
    sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(0, length));
  }

  private void end() {
    state = sha256.digest();
    counter = 0;
  }

  private ByteBuffer squeeze() {
    sha256.update(state);
    sha256.update(SQUEEZE);
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, counter));
    counter = Math.incrementExact(counter);
    return ByteBuffer.wrap(sha256.digest());
  }

  /** A challenge in F: what is not below p is dropped. */
  public long challengeFp() {
    while (true) {
      long bits = squeeze().getLong();
      if (Fp.isCanonical(bits)) {
        return bits;
      }
    }
  }

  /** A challenge in K, constant part first. */
  public Fp2 challenge() {
    long constant = challengeFp();
    return new Fp2(constant, challengeFp());
  }

  /** Several challenges in K; of a point, the coordinate of the lowest bit first. */
  public Fp2[] challenges(int count) {
    Fp2[] drawn = new Fp2[count];
    for (int i = 0; i < count; i++) {
      drawn[i] = challenge();
    }
    return drawn;
  }

  /**
   * Distinct indices, in ascending order; a repetition is skipped.
   *
   * @param count how many
   * @param range a power of two, at least {@code count}
   */
  public int[] distinctIndices(int count, int range) {
    if (Integer.bitCount(range) != 1 || count > range) {
      throw new IllegalArgumentException(count + " of " + range);
    }
    BitSet drawn = new BitSet(range);
    for (int found = 0; found < count; ) {
      int index = (int) squeeze().getLong() & (range - 1);
      if (!drawn.get(index)) {
        drawn.set(index);
        found++;
      }
    }
    return drawn.stream().toArray();
  }
}
