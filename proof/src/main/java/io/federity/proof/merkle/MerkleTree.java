package io.federity.proof.merkle;

import io.federity.proof.transcript.Digests;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A binary tree of SHA-256 hashes over a power of two of leaf hashes (section 1 of {@code fzk/1}).
 * A leaf is {@code H(0x00 || salt || column)}, a node {@code H(0x01 || left || right)}: neither can
 * be taken for the other. Immutable.
 */
public final class MerkleTree {
  static final byte LEAF = 0;
  static final byte NODE = 1;

  /** Level 0 holds the leaves, one after the other; the last level is the root. */
  private final List<byte[]> levels;

  private MerkleTree(List<byte[]> levels) {
    this.levels = levels;
  }

  /**
   * Builds the tree.
   *
   * @param leaves hashes of 32 bytes each, one after the other; a power of two of them
   */
  public static MerkleTree of(byte[] leaves) {
    int count = leaves.length / Digests.SHA256_BYTES;
    if (leaves.length != count * Digests.SHA256_BYTES || Integer.bitCount(count) != 1) {
      throw new IllegalArgumentException("no power of two of hashes: " + leaves.length + " bytes");
    }
    List<byte[]> levels = new ArrayList<>();
    MessageDigest sha256 = Digests.sha256();
    byte[] level = leaves.clone();
    levels.add(level);
    while (level.length > Digests.SHA256_BYTES) {
      byte[] above = new byte[level.length / 2];
      for (int i = 0; i < above.length; i += Digests.SHA256_BYTES) {
        byte[] hash = node(sha256, level, 2 * i, level, 2 * i + Digests.SHA256_BYTES);
        System.arraycopy(hash, 0, above, i, Digests.SHA256_BYTES);
      }
      levels.add(above);
      level = above;
    }
    return new MerkleTree(levels);
  }

  static byte[] node(
      MessageDigest sha256, byte[] left, int leftOffset, byte[] right, int rightOffset) {
    sha256.update(NODE);
    sha256.update(left, leftOffset, Digests.SHA256_BYTES);
    sha256.update(right, rightOffset, Digests.SHA256_BYTES);
    return sha256.digest();
  }

  /** The hash of one leaf. */
  public static byte[] leaf(byte[] salt, long[] column) {
    return beginLeaf(salt).digest(BigEndian.bytes(column));
  }

  /** Starts the hash of a leaf; the column's bytes follow. */
  static MessageDigest beginLeaf(byte[] salt) {
    MessageDigest sha256 = Digests.sha256();
    sha256.update(LEAF);
    sha256.update(salt);
    return sha256;
  }

  /** The commitment, 32 bytes. */
  public byte[] root() {
    return levels.getLast().clone();
  }

  /**
   * The hashes that somebody with these leaves needs in order to compute the root: level by level
   * from the leaves, in ascending order, none that can be computed.
   *
   * @param indices of leaves, ascending and distinct
   */
  public byte[][] siblings(int[] indices) {
    List<byte[]> hashes = new ArrayList<>();
    OpenedLevel level = OpenedLevel.of(indices);
    for (int height = 0; height < levels.size() - 1; height++) {
      for (int missing : level.missing()) {
        byte[] hash = new byte[Digests.SHA256_BYTES];
        System.arraycopy(
            levels.get(height), missing * Digests.SHA256_BYTES, hash, 0, Digests.SHA256_BYTES);
        hashes.add(hash);
      }
      level = level.above();
    }
    return hashes.toArray(byte[][]::new);
  }
}
