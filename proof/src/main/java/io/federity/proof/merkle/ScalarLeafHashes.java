package io.federity.proof.merkle;

import io.federity.proof.transcript.Digests;
import java.security.MessageDigest;
import java.util.Arrays;

/** One column after the other, by the platform's SHA-256. */
final class ScalarLeafHashes implements LeafHashes {
  private final MessageDigest[] leaves;

  ScalarLeafHashes(byte[][] salts) {
    leaves = Arrays.stream(salts).map(MerkleTree::beginLeaf).toArray(MessageDigest[]::new);
  }

  @Override
  public void update(long[][] rows, int first, int end) {
    byte[] bytes = new byte[rows.length * Long.BYTES];
    for (int column = first; column < end; column++) {
      for (int row = 0; row < rows.length; row++) {
        BigEndian.LONGS.set(bytes, row * Long.BYTES, rows[row][column]);
      }
      leaves[column].update(bytes);
    }
  }

  @Override
  public byte[] digest() {
    byte[] hashes = new byte[leaves.length * Digests.SHA256_BYTES];
    for (int leaf = 0; leaf < leaves.length; leaf++) {
      byte[] hash = leaves[leaf].digest();
      System.arraycopy(hash, 0, hashes, leaf * hash.length, hash.length);
    }
    return hashes;
  }
}
