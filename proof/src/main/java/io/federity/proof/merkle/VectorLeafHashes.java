package io.federity.proof.merkle;

import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Sixteen columns at once, a column a lane. Since a leaf begins with one byte and a salt of
 * sixteen, the words of the hash are those of the column moved by a byte: the last byte of each
 * word waits for the next one.
 */
final class VectorLeafHashes implements LeafHashes {
  private static final IntVector EVEN = index(0);
  private static final IntVector ODD = index(1);
  private static final int LANES = COLUMNS_AT_ONCE;
  private static final int BLOCK_WORDS = 16;

  /** What follows the last byte of a message, in the place of the byte after a word's first. */
  private static final int END = 0x80 << 16;

  private final Sha256Lanes sha256;
  private final int columns;

  /** Words of the block that is not full yet, each for all columns. */
  private final int[][] pending = new int[BLOCK_WORDS][];

  /** The word whose last byte waits, for each column. */
  private final int[] last;

  /** Number of rows that each range of columns has taken. */
  private final int[] taken;

  VectorLeafHashes(byte[][] salts) {
    columns = salts.length;
    sha256 = new Sha256Lanes(columns);
    last = new int[columns];
    taken = new int[columns / LANES];
    Arrays.setAll(pending, word -> new int[columns]);
    for (int column = 0; column < columns; column++) {
      ByteBuffer begin = ByteBuffer.allocate(Integer.BYTES + salts[column].length);
      begin.put(MerkleTree.LEAF).put(salts[column]).flip();
      for (int word = 0; word < salts[column].length / Integer.BYTES; word++) {
        pending[word][column] = begin.getInt();
      }
      last[column] = begin.get();
    }
  }

  private static IntVector index(int first) {
    return IntVector.broadcast(IntVector.SPECIES_512, 0).addIndex(2).add(first);
  }

  /** Words that wait after so many rows: those of the salt, and two a row. */
  private static int waiting(int rows) {
    return (4 + 2 * rows) % BLOCK_WORDS;
  }

  @Override
  public void update(long[][] rows, int first, int end) {
    int[] block = new int[Sha256Lanes.SCHEDULE * LANES];
    for (int column = first; column < end; column += LANES) {
      update(rows, column, block);
    }
  }

  private void update(long[][] rows, int column, int[] block) {
    int word = waiting(taken[column / LANES]);
    for (int i = 0; i < word; i++) {
      System.arraycopy(pending[i], column, block, i * LANES, LANES);
    }
    IntVector before = load(last, column);
    for (long[] row : rows) {
      IntVector left = halves(row, column);
      IntVector right = halves(row, column + LANES / 2);
      IntVector high = ODD.selectFrom(left, right);
      IntVector low = EVEN.selectFrom(left, right);
      joined(before, high).intoArray(block, word * LANES);
      joined(high, low).intoArray(block, (word + 1) * LANES);
      before = low;
      word += 2;
      if (word == BLOCK_WORDS) {
        sha256.compress(column, block);
        word = 0;
      }
    }
    before.intoArray(last, column);
    for (int i = 0; i < word; i++) {
      System.arraycopy(block, i * LANES, pending[i], column, LANES);
    }
    taken[column / LANES] += rows.length;
  }

  private static IntVector load(int[] words, int from) {
    return IntVector.fromArray(IntVector.SPECIES_512, words, from);
  }

  private static IntVector halves(long[] row, int column) {
    return LongVector.fromArray(LongVector.SPECIES_512, row, column).reinterpretAsInts();
  }

  /** The last byte of a word and the first three of the next. */
  private static IntVector joined(IntVector before, IntVector word) {
    return before.lanewise(VectorOperators.LSHL, 24).or(word.lanewise(VectorOperators.LSHR, 8));
  }

  @Override
  public byte[] digest() {
    int[] block = new int[Sha256Lanes.SCHEDULE * LANES];
    for (int column = 0; column < columns; column += LANES) {
      finish(column, block);
    }
    ByteBuffer hashes = ByteBuffer.allocate(columns * Digests.SHA256_BYTES);
    for (int column = 0; column < columns; column++) {
      for (int word = 0; word < Digests.SHA256_BYTES / Integer.BYTES; word++) {
        hashes.putInt(sha256.word(word, column));
      }
    }
    return hashes.array();
  }

  private void finish(int column, int[] block) {
    int rows = taken[column / LANES];
    int word = waiting(rows);
    for (int i = 0; i < word; i++) {
      System.arraycopy(pending[i], column, block, i * LANES, LANES);
    }
    load(last, column).lanewise(VectorOperators.LSHL, 24).or(END).intoArray(block, word * LANES);
    Arrays.fill(block, (word + 1) * LANES, BLOCK_WORDS * LANES, 0);
    if (word + 1 > BLOCK_WORDS - 2) {
      sha256.compress(column, block);
      Arrays.fill(block, 0, BLOCK_WORDS * LANES, 0);
    }
    long bits = (17L + (long) rows * Long.BYTES) * Byte.SIZE;
    Arrays.fill(block, 14 * LANES, 15 * LANES, (int) (bits >>> 32));
    Arrays.fill(block, 15 * LANES, 16 * LANES, (int) bits);
    sha256.compress(column, block);
  }
}
