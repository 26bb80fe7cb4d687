package io.federity.proof.lookup;

import io.federity.proof.multilinear.BlockLayout;
import java.util.Comparator;
import java.util.List;

/**
 * What is looked up and where; follows from the statement.
 *
 * @param blocks what is looked up, largest first (ties: list order)
 * @param tables where, ranges by ascending width first; the range of width 1 must be there, since
 *     fillings are entries of it
 */
public record LookupShape(List<LookupBlock> blocks, List<LookupTable> tables) {
  /** Entry of fillings: {@code (1, 0, 0)}, number 0 of the range of one bit. */
  static final int FILLING_TAG = 1;

  /** Checks that each block's table is there, once. */
  public LookupShape {
    blocks = blocks.stream().sorted(Comparator.comparingInt(LookupBlock::size).reversed()).toList();
    List<Integer> tags = tables.stream().map(LookupTable::tag).toList();
    if (tags.stream().distinct().count() != tags.size() || !tags.contains(FILLING_TAG)) {
      throw new IllegalArgumentException("tables need distinct tags, one of them 1: " + tags);
    }
    for (LookupBlock block : blocks) {
      if (!tags.contains(block.tag())) {
        throw new IllegalArgumentException("no table for " + block);
      }
    }
  }

  BlockLayout blockLayout() {
    return BlockLayout.of(blocks.stream().map(LookupBlock::size).toList());
  }

  BlockLayout tableLayout() {
    return BlockLayout.of(tables.stream().map(LookupTable::size).toList());
  }

  /** Number of multiplicities: entries of all tables with the filling, N_t. */
  public int multiplicities() {
    return tableLayout().length();
  }

  /** Number of lookups with the filling, N_x. */
  public int lookups() {
    return blockLayout().length();
  }
}
