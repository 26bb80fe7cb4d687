package io.federity.proof.multilinear;

import io.federity.proof.field.Fp2;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Blocks of power-of-two sizes one after the other, largest first (ties: as listed), so that each
 * starts at a multiple of its size; filled up to a power of two.
 *
 * @param order of the blocks: position in the list for each place
 * @param offsets by position in the list
 * @param sizes by position in the list
 * @param variables bits of an index into the whole
 */
public record BlockLayout(int[] order, int[] offsets, int[] sizes, int variables) {
  /** Lays blocks of these sizes out, each a power of two. */
  public static BlockLayout of(List<Integer> sizes) {
    int[] order =
        IntStream.range(0, sizes.size())
            .boxed()
            .sorted(Comparator.comparing(i -> -sizes.get(i)))
            .mapToInt(i -> i)
            .toArray();
    int[] offsets = new int[order.length];
    int next = 0;
    for (int position : order) {
      int size = sizes.get(position);
      if (size < 1 || Integer.bitCount(size) != 1) {
        throw new IllegalArgumentException("no power of two: " + size);
      }
      offsets[position] = next;
      next = Math.addExact(next, size);
    }
    int variables = Integer.SIZE - Integer.numberOfLeadingZeros(next - 1);
    return new BlockLayout(
        order, offsets, sizes.stream().mapToInt(Integer::intValue).toArray(), variables);
  }

  /** Entries with the filling. */
  public int length() {
    return 1 << variables;
  }

  private int lowBits(int block) {
    return Integer.numberOfTrailingZeros(sizes[block]);
  }

  /** The part of a point that chooses an entry of a block. */
  public Fp2[] within(int block, Fp2[] point) {
    return Arrays.copyOfRange(point, 0, lowBits(block));
  }

  /** {@code eq} of the part of a point that chooses the block. */
  public Fp2 choosing(int block, Fp2[] point) {
    int low = lowBits(block);
    return Equality.at(Arrays.copyOfRange(point, low, point.length), offsets[block] >> low);
  }
}
