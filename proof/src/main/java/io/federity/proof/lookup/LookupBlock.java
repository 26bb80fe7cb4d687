package io.federity.proof.lookup;

import java.util.List;

/**
 * Entries of one kind that are looked up: {@code (tag, a + offset, b)}, with b = 0 where there is
 * only one array.
 *
 * @param tag which table
 * @param offset added to the first array before it is looked up
 * @param arrays names of one or two committed arrays
 * @param size entries, a power of two
 */
public record LookupBlock(int tag, long offset, List<String> arrays, int size) {
  /** An array whose entries are in {@code [-offset, 2^width - offset)}. */
  public static LookupBlock range(int width, long offset, String array, int size) {
    return new LookupBlock(width, offset, List.of(array), size);
  }

  /** Two arrays whose entries are pairs of the sigmoid's table. */
  public static LookupBlock sigmoid(String input, String output, int size) {
    return new LookupBlock(
        LookupTable.SIGMOID_TAG, LookupTable.SIGMOID_OFFSET, List.of(input, output), size);
  }
}
