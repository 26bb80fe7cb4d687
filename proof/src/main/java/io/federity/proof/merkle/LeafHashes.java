package io.federity.proof.merkle;

import io.federity.proof.field.VectorSupport;

/**
 * The hashes of all leaves of a tree while their columns arrive, some rows at a time. Every
 * implementation gives the same hashes; they differ in speed only.
 */
public interface LeafHashes {
  /** Columns that are taken together; a range of them starts and ends at a multiple. */
  int COLUMNS_AT_ONCE = 16;

  /**
   * Leaves with nothing but their salts, by the implementation that is fastest here.
   *
   * @param salts 16 bytes a leaf; a multiple of {@link #COLUMNS_AT_ONCE} of them
   */
  static LeafHashes of(byte[][] salts) {
    return VectorSupport.isPresent() && ShaInstructions.areAbsent()
        ? new VectorLeafHashes(salts)
        : new ScalarLeafHashes(salts);
  }

  /**
   * Takes the next elements of some columns. Each column takes the same rows in the same order;
   * ranges that do not meet may be taken by several threads at once.
   *
   * @param rows elements of F by row, then by column
   * @param first of the columns
   * @param end behind the last column
   */
  void update(long[][] rows, int first, int end);

  /** All hashes, 32 bytes each, one after the other. Nothing can be taken afterwards. */
  byte[] digest();
}
