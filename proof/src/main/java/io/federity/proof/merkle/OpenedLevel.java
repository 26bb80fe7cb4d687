package io.federity.proof.merkle;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The nodes of one level whose hashes are known when some leaves are opened.
 *
 * @param known indices, ascending and distinct
 */
record OpenedLevel(int[] known) {
  static OpenedLevel of(int[] indices) {
    for (int i = 1; i < indices.length; i++) {
      if (indices[i] <= indices[i - 1]) {
        throw new IllegalArgumentException("indices are not ascending and distinct");
      }
    }
    return new OpenedLevel(indices.clone());
  }

  /** Siblings of known nodes that are not known themselves, ascending. */
  int[] missing() {
    return IntStream.range(0, known.length)
        .filter(i -> !siblingIsKnown(i))
        .map(i -> known[i] ^ 1)
        .toArray();
  }

  boolean siblingIsKnown(int position) {
    int sibling = known[position] ^ 1;
    int beside = sibling > known[position] ? position + 1 : position - 1;
    return beside >= 0 && beside < known.length && known[beside] == sibling;
  }

  /** The parents. */
  OpenedLevel above() {
    return new OpenedLevel(Arrays.stream(known).map(index -> index >> 1).distinct().toArray());
  }
}
