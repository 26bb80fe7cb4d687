package io.federity.proof.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MerkleTest {
  private static final int HASH = Digests.SHA256_BYTES;

  private static byte[] leaves(int count) {
    byte[] leaves = new byte[count * HASH];
    new Random(count).nextBytes(leaves);
    return leaves;
  }

  private static byte[][] opened(byte[] leaves, int[] indices) {
    return Arrays.stream(indices)
        .mapToObj(i -> Arrays.copyOfRange(leaves, i * HASH, (i + 1) * HASH))
        .toArray(byte[][]::new);
  }

  private static byte[] sha256(byte first, byte[]... parts) {
    MessageDigest digest = Digests.sha256();
    digest.update(first);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  @Test
  void root_ofFourLeaves_isThatOfTheWrittenOutDefinition() {
    byte[] leaves = leaves(4);
    byte[][] leaf = opened(leaves, new int[] {0, 1, 2, 3});
    byte[] expected =
        sha256((byte) 1, sha256((byte) 1, leaf[0], leaf[1]), sha256((byte) 1, leaf[2], leaf[3]));
    assertThat(MerkleTree.of(leaves).root()).isEqualTo(expected);
  }

  @Test
  void leaf_startsWithItsTagAndSalt() {
    byte[] salt = leaves(1);
    long[] column = {1, -2, 3L << 40};
    byte[] bytes = new byte[24];
    ByteBuffer.wrap(bytes).putLong(column[0]).putLong(column[1]).putLong(column[2]);
    assertThat(MerkleTree.leaf(salt, column)).isEqualTo(sha256((byte) 0, salt, bytes));
  }

  @Test
  void opening_ofAnySubset_givesTheRoot() {
    Random random = new Random(3);
    for (int leaves : new int[] {1, 2, 8, 64}) {
      byte[] all = leaves(leaves);
      MerkleTree tree = MerkleTree.of(all);
      for (int round = 0; round < 50; round++) {
        int[] indices =
            random.ints(1 + random.nextInt(leaves), 0, leaves).distinct().sorted().toArray();
        byte[][] siblings = tree.siblings(indices);
        assertThat(siblings).hasNumberOfRows(MerkleOpening.siblingCount(indices, leaves));
        assertThat(MerkleOpening.root(indices, opened(all, indices), leaves, siblings))
            .isEqualTo(tree.root());
      }
    }
  }

  @Test
  void siblings_areListedByLevelAscendingWithoutWhatCanBeComputed() {
    byte[] all = leaves(8);
    byte[][] siblings = MerkleTree.of(all).siblings(new int[] {2, 3, 4});
    byte[][] leaf = opened(all, new int[] {0, 1, 5, 6, 7});
    assertThat(siblings)
        .isDeepEqualTo(
            new byte[][] {
              leaf[2], sha256((byte) 1, leaf[0], leaf[1]), sha256((byte) 1, leaf[3], leaf[4])
            });
  }

  @Test
  void opening_withAnyBitChanged_givesAnotherRoot() {
    byte[] all = leaves(16);
    MerkleTree tree = MerkleTree.of(all);
    int[] indices = {1, 6, 7, 12};
    for (int part = 0; part < 2; part++) {
      int count = part == 0 ? indices.length : MerkleOpening.siblingCount(indices, 16);
      for (int i = 0; i < count; i++) {
        byte[][] hashes = opened(all, indices);
        byte[][] siblings = tree.siblings(indices);
        (part == 0 ? hashes : siblings)[i][i] ^= 1;
        assertThat(MerkleOpening.root(indices, hashes, 16, siblings)).isNotEqualTo(tree.root());
      }
    }
  }

  /** A leaf's hash cannot be computed as a node's: the tags differ. */
  @Test
  @Attack("E5")
  void node_ofTheSameBytesAsALeaf_hashesDifferently() {
    byte[] half = leaves(1);
    assertThat(sha256((byte) 0, half, half)).isNotEqualTo(sha256((byte) 1, half, half));
    assertThat(MerkleTree.of(Arrays.copyOf(half, 2 * HASH)).root())
        .isEqualTo(sha256((byte) 1, half, new byte[HASH]));
  }

  @Test
  @Attack({"E4", "E5"})
  void opening_ofAnotherShape_isRefused() {
    byte[] all = leaves(8);
    int[] indices = {2, 5};
    byte[][] siblings = MerkleTree.of(all).siblings(indices);
    byte[][] hashes = opened(all, indices);
    assertThatThrownBy(() ->
            MerkleOpening.root(indices, hashes, 8, Arrays.copyOf(siblings, siblings.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleOpening.root(new int[] {5, 2}, hashes, 8, siblings))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleOpening.root(new int[] {2, 2}, hashes, 8, siblings))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MerkleTree.of(new byte[3 * HASH]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
