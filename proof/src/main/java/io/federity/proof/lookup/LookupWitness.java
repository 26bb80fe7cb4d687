package io.federity.proof.lookup;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.BlockLayout;
import java.util.Arrays;
import java.util.Map;

/**
 * The prover's side of lookups.
 *
 * @param arrays entries in F by name, each of its block's size
 * @param multiplicities how often each place of the tables is looked up; one a place
 */
public record LookupWitness(Map<String, long[]> arrays, long[] multiplicities) {
  /** The multiplicities' name among committed arrays. */
  public static final String MULTIPLICITIES = "mult";

  /** An entry that stands in no table. */
  public static final class OutOfRangeException extends Exception {
    private static final long serialVersionUID = 1L;

    OutOfRangeException(String array, int index) {
      super(array + "[" + index + "] is not in its table");
    }
  }

  /**
   * Counts.
   *
   * @throws OutOfRangeException where an entry stands in no table: nothing can be proved then
   */
  public static LookupWitness count(LookupShape shape, Map<String, long[]> arrays)
      throws OutOfRangeException {
    BlockLayout tables = shape.tableLayout();
    long[] counts = new long[tables.length()];
    int used = 0;
    for (LookupBlock block : shape.blocks()) {
      int table = shape.tables().stream().map(LookupTable::tag).toList().indexOf(block.tag());
      count(block, shape.tables().get(table), tables.offsets()[table], arrays, counts);
      used += block.size();
    }
    int filling =
        shape.tables().stream().map(LookupTable::tag).toList().indexOf(LookupShape.FILLING_TAG);
    counts[tables.offsets()[filling]] += shape.lookups() - used;
    return new LookupWitness(arrays, counts);
  }

  private static void count(
      LookupBlock block, LookupTable table, int offset, Map<String, long[]> arrays, long[] counts)
      throws OutOfRangeException {
    String name = block.arrays().getFirst();
    long[] numbers = array(arrays, name, block.size());
    long[] values =
        block.arrays().size() == 1 ? numbers : array(arrays, block.arrays().get(1), block.size());
    for (int i = 0; i < numbers.length; i++) {
      long number = Fp.add(numbers[i], block.offset());
      if (Long.compareUnsigned(number, table.size()) >= 0
          || (table.values().length != 0 && table.values()[(int) number] != values[i])) {
        throw new OutOfRangeException(name, i);
      }
      counts[offset + (int) number]++;
    }
  }

  private static long[] array(Map<String, long[]> arrays, String name, int size) {
    long[] array = arrays.get(name);
    if (array == null || array.length != size) {
      throw new IllegalArgumentException("array " + name + " must have " + size + " entries");
    }
    return array;
  }

  /** The entries of an array. */
  long[] array(String name) {
    return array(arrays, name, arrays.getOrDefault(name, new long[0]).length);
  }

  /** Leaves of the lookups' tree: {@code 1 / (alpha - entry)}. */
  FractionLayer lookups(LookupShape shape, Fp2 alpha1, Fp2 alpha) {
    BlockLayout layout = shape.blockLayout();
    Fp2Array denominators = new Fp2Array(layout.length());
    denominators.fill(alpha.minus(Fp2.of(LookupShape.FILLING_TAG)));
    for (int position = 0; position < shape.blocks().size(); position++) {
      LookupBlock block = shape.blocks().get(position);
      Fp2Array entries = new Fp2Array(block.size());
      entries.fill(alpha.minus(Fp2.of(block.tag())).minus(alpha1.times(block.offset())));
      Fp2 factor = alpha1.negate();
      for (String name : block.arrays()) {
        entries.addScaled(factor, array(arrays, name, block.size()));
        factor = factor.times(alpha1);
      }
      denominators.copy(entries, 0, layout.offsets()[position], block.size());
    }
    return new FractionLayer.Reciprocals(denominators);
  }

  /** Leaves of the tables' tree: {@code -multiplicity / (alpha - entry)}. */
  FractionLayer tables(LookupShape shape, Fp2 alpha1, Fp2 alpha) {
    BlockLayout layout = shape.tableLayout();
    Fp2Array denominators = new Fp2Array(layout.length());
    denominators.fill(alpha.minus(Fp2.of(LookupShape.FILLING_TAG)));
    for (int position = 0; position < shape.tables().size(); position++) {
      LookupTable table = shape.tables().get(position);
      for (int number = 0; number < table.size(); number++) {
        denominators.set(
            layout.offsets()[position] + number, alpha.minus(table.entry(number, alpha1)));
      }
    }
    Fp2Array numerators = new Fp2Array(layout.length());
    Arrays.setAll(numerators.constants(), i -> Fp.negate(multiplicities[i]));
    return new FractionLayer.Fractions(numerators, denominators);
  }
}
