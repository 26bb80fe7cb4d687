package io.federity.proof.merkle;

import io.federity.proof.transcript.Digests;
import java.security.MessageDigest;

/**
 * The verifier's side of a Merkle tree: how many hashes an opening needs, and which root it gives.
 */
public final class MerkleOpening {
  private MerkleOpening() {}

  /**
   * Number of hashes that accompany the opened leaves. It follows from the indices, so it is never
   * read from a proof.
   *
   * @param indices of leaves, ascending and distinct
   * @param leaves a power of two
   */
  public static int siblingCount(int[] indices, int leaves) {
    int count = 0;
    OpenedLevel level = OpenedLevel.of(indices);
    for (int width = leaves; width > 1; width /= 2) {
      count += level.missing().length;
      level = level.above();
    }
    return count;
  }

  /**
   * The root over opened leaves.
   *
   * @param indices of leaves, ascending and distinct, at least one
   * @param hashes of the opened leaves, in the order of the indices
   * @param leaves how many the tree has: a power of two
   * @param siblings as many as {@link #siblingCount} says, in the order of {@link
   *     MerkleTree#siblings}
   */
  public static byte[] root(int[] indices, byte[][] hashes, int leaves, byte[][] siblings) {
    if (indices.length == 0
        || hashes.length != indices.length
        || siblings.length != siblingCount(indices, leaves)) {
      throw new IllegalArgumentException("an opening of another shape");
    }
    MessageDigest sha256 = Digests.sha256();
    OpenedLevel level = OpenedLevel.of(indices);
    byte[][] known = hashes;
    int next = 0;
    for (int width = leaves; width > 1; width /= 2) {
      OpenedLevel above = level.above();
      byte[][] parents = new byte[above.known().length][];
      int position = 0;
      for (int parent = 0; parent < parents.length; parent++) {
        boolean both = level.siblingIsKnown(position);
        byte[] first = known[position];
        byte[] second = both ? known[position + 1] : siblings[next++];
        boolean firstIsLeft = (level.known()[position] & 1) == 0;
        parents[parent] =
            MerkleTree.node(
                sha256, firstIsLeft ? first : second, 0, firstIsLeft ? second : first, 0);
        position += both ? 2 : 1;
      }
      known = parents;
      level = above;
    }
    return known[0];
  }
}
