package io.federity.proof.qsgd;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.SHAKEDigest;

/**
 * The order of batches, drawn from public values (section 4): a Fisher-Yates shuffle for each epoch
 * from SHAKE256({@code "fzk/1/order"} || base || dataRoot || epoch || nonce). The nonce is the
 * server's and younger than the data root, so neither side can choose the order.
 */
public final class BlockOrder {
  private static final byte[] DOMAIN = "fzk/1/order".getBytes(StandardCharsets.US_ASCII);
  private static final long WORDS = 1L << 32;

  private BlockOrder() {}

  /**
   * The block of every step, epoch after epoch.
   *
   * @param base commit id, 32 bytes
   * @param dataRoot 32 bytes
   * @param nonce 32 bytes
   * @param blocks in an epoch
   */
  public static int[] steps(byte[] base, byte[] dataRoot, byte[] nonce, int blocks, int epochs) {
    int[] order = new int[Math.multiplyExact(blocks, epochs)];
    for (int epoch = 0; epoch < epochs; epoch++) {
      SHAKEDigest stream = new SHAKEDigest(256);
      byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(epoch).array();
      for (byte[] part : new byte[][] {DOMAIN, base, dataRoot, number, nonce}) {
        stream.update(part, 0, part.length);
      }
      shuffle(order, epoch * blocks, blocks, stream);
    }
    return order;
  }

  private static void shuffle(int[] order, int from, int blocks, SHAKEDigest stream) {
    for (int i = 0; i < blocks; i++) {
      order[from + i] = i;
    }
    for (int i = blocks - 1; i >= 1; i--) {
      int j = below(i + 1, stream);
      int swapped = order[from + i];
      order[from + i] = order[from + j];
      order[from + j] = swapped;
    }
  }

  /** Uniform below a bound: a word at or above the largest multiple of it is dropped. */
  private static int below(int bound, SHAKEDigest stream) {
    long limit = WORDS - WORDS % bound;
    byte[] word = new byte[Integer.BYTES];
    while (true) {
      stream.doOutput(word, 0, word.length);
      long drawn = Integer.toUnsignedLong(ByteBuffer.wrap(word).getInt());
      if (drawn < limit) {
        return (int) (drawn % bound);
      }
    }
  }
}
