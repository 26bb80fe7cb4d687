package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.qsgd.TrainingRun;
import java.util.List;
import java.util.Map;

/**
 * How rows stand behind a data root (section 5.2): features {@code (p2(blocks), batch, p2(d))} and
 * labels {@code (p2(blocks), batch, p2(C))}, the last index lowest.
 *
 * @param rows n
 * @param logB binary logarithm of the rows of a batch
 * @param inputs d
 * @param outputs C
 */
public record DataShape(int rows, int logB, int inputs, int outputs) {
  static final String FEATURES = "X";
  static final String LABELS = "Y";

  private static final long MAX_ENTRIES = 1L << 26;
  private static final int MAX_ROWS = 1 << 22;
  private static final int MAX_INPUTS = 1 << 14;
  private static final int MAX_OUTPUTS = 1 << 10;

  /** Whether the vector is within the caps of section 1.2; to be asked before anything else. */
  public boolean fits() {
    if (rows < 1 || rows > MAX_ROWS || logB < 0 || logB > 16) {
      return false;
    }
    if (inputs < 1 || inputs > MAX_INPUTS || outputs < 1 || outputs > MAX_OUTPUTS) {
      return false;
    }
    long padded = p2(Math.ceilDiv((long) rows, 1L << logB)) << logB;
    return padded <= MAX_ENTRIES && padded * (p2(inputs) + p2(outputs)) <= MAX_ENTRIES;
  }

  /** The least power of two that is no smaller. */
  static long p2(long value) {
    return value <= 1 ? 1 : Long.highestOneBit(value - 1) << 1;
  }

  int batchRows() {
    return 1 << logB;
  }

  int blocks() {
    return Math.ceilDiv(rows, batchRows());
  }

  /** Rows with the padding of the last block and of the number of blocks. */
  int paddedRows() {
    return TrainingRun.powerOfTwo(blocks()) << logB;
  }

  int paddedInputs() {
    return TrainingRun.powerOfTwo(inputs);
  }

  int paddedOutputs() {
    return TrainingRun.powerOfTwo(outputs);
  }

  int rowBits() {
    return Integer.numberOfTrailingZeros(paddedRows());
  }

  int inputBits() {
    return Integer.numberOfTrailingZeros(paddedInputs());
  }

  int outputBits() {
    return Integer.numberOfTrailingZeros(paddedOutputs());
  }

  VectorLayout layout() {
    return VectorLayout.of(
        List.of(FEATURES, LABELS),
        List.of(paddedRows() * paddedInputs(), paddedRows() * paddedOutputs()));
  }

  /** The arrays of rows in committed order, zero outside the data. */
  Map<String, long[]> arrays(TrainingRows data) {
    long[] features = new long[paddedRows() * paddedInputs()];
    long[] labels = new long[paddedRows() * paddedOutputs()];
    for (int row = 0; row < data.count(); row++) {
      for (int input = 0; input < inputs; input++) {
        features[row * paddedInputs() + input] = Fp.ofSigned(data.features()[row][input]);
      }
      for (int output = 0; output < outputs; output++) {
        labels[row * paddedOutputs() + output] = Fp.ofSigned(data.labels()[row][output]);
      }
    }
    return Map.of(FEATURES, features, LABELS, labels);
  }
}
