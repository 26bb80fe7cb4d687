package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Values for every step, row of the batch and column, column lowest. Steps may share blocks of the
 * values, or have none; then their values are 0.
 *
 * @param values in F; blocks of {@code rows * width}
 * @param width columns, a power of two
 * @param rows of a batch, a power of two
 * @param blocks the block of each step, or -1; as many as there are padded steps
 */
record StepArray(long[] values, int width, int rows, int[] blocks) {
  /** Values of which step tau has block tau. */
  static StepArray ofOwn(long[] values, int width, int rows) {
    int steps = values.length / (width * rows);
    return new StepArray(values, width, rows, IntStream.range(0, steps).toArray());
  }

  /** Values that are gathered by the order of blocks. */
  static StepArray gathered(long[] values, int width, int rows, int[] order, int steps) {
    int[] blocks = Arrays.copyOf(order, steps);
    Arrays.fill(blocks, order.length, steps, -1);
    return new StepArray(values, width, rows, blocks);
  }

  int steps() {
    return blocks.length;
  }

  /** Where a row's columns begin, or -1. */
  int offset(int step, int row) {
    return blocks[step] < 0 ? -1 : (blocks[step] * rows + row) * width;
  }

  /** All values, step highest. */
  Fp2Array table() {
    Fp2Array table = new Fp2Array(steps() * rows * width);
    int block = rows * width;
    for (int step = 0; step < steps(); step++) {
      if (blocks[step] >= 0) {
        System.arraycopy(values, blocks[step] * block, table.constants(), step * block, block);
      }
    }
    return table;
  }

  /** The rows of each step, summed with weights: step high, column low. */
  Fp2Array sumRows(Fp2Array ofRow) {
    Fp2Array sums = new Fp2Array(steps() * width);
    IntStream.range(0, steps())
        .parallel()
        .filter(step -> blocks[step] >= 0)
        .forEach(step -> {
          for (int row = 0; row < rows; row++) {
            sums.addScaled(step * width, ofRow.get(row), values, offset(step, row), width);
          }
        });
    return sums;
  }

  /** The columns of each row, summed with weights: step high, row low. */
  Fp2Array sumColumns(Fp2Array ofColumn) {
    Fp2Array sums = new Fp2Array(steps() * rows);
    IntStream.range(0, steps())
        .parallel()
        .filter(step -> blocks[step] >= 0)
        .forEach(step -> {
          for (int row = 0; row < rows; row++) {
            sums.set(step * rows + row, ofColumn.dot(values, offset(step, row)));
          }
        });
    return sums;
  }

  /** The extension at a point. */
  Fp2 at(Fp2[] column, Fp2[] row, Fp2[] step) {
    int block = rows * width;
    Fp2Array ofStep = Equality.table(step);
    Fp2Array ofBlock = new Fp2Array(values.length / block);
    for (int tau = 0; tau < steps(); tau++) {
      if (blocks[tau] >= 0) {
        ofBlock.add(blocks[tau], ofStep.get(tau));
      }
    }
    Fp2Array within = Equality.table(Points.join(column, row));
    return IntStream.range(0, ofBlock.length())
        .parallel()
        .mapToObj(b -> within.dot(values, b * block).times(ofBlock.get(b)))
        .reduce(Fp2.ZERO, Fp2::plus);
  }
}
