package io.federity.proof.qsgd;

import io.federity.proof.descriptor.TrainingDescriptor;

/** The output cells of a run (section 4): logits, saturation, sigmoid and gradient. */
public final class OutputCells {
  private final TrainingDescriptor td;
  private final int shift;
  private final long[] sigmoid;
  private final long[] logits;
  private final long[] remainders;
  private final long[] deltas;

  OutputCells(TrainingDescriptor td, int shift, int count) {
    this.td = td;
    this.shift = shift;
    this.sigmoid = SigmoidTable.values(td.fd());
    this.logits = new long[count];
    this.remainders = new long[count];
    this.deltas = new long[count];
  }

  void forward(int cell, long accumulator) throws RangeExceededException {
    long logit = Rounding.quotient(accumulator, shift);
    logits[cell] = logit;
    remainders[cell] = Rounding.remainder(accumulator, shift);
    long most = 1L << td.zBits();
    if (logit - SigmoidTable.HIGHEST >= most || SigmoidTable.LOWEST - logit >= most) {
      throw new RangeExceededException("a logit needs more than " + td.zBits() + " bits");
    }
  }

  void learn(int cell, int label) {
    deltas[cell] = probability(cell) - ((long) label << td.fd());
  }

  /** Number of cells. */
  public int count() {
    return logits.length;
  }

  /** The rounded logit of a cell. */
  public long logit(int cell) {
    return logits[cell];
  }

  /** What rounding left: {@code accumulator + 2^(s-1) - 2^s * logit}. */
  public long remainder(int cell) {
    return remainders[cell];
  }

  /** The logit, saturated to the sigmoid's inputs. */
  public long saturated(int cell) {
    return Math.clamp(logits[cell], SigmoidTable.LOWEST, SigmoidTable.HIGHEST);
  }

  /** The sigmoid of the saturated logit. */
  public long probability(int cell) {
    return sigmoid[(int) saturated(cell) - SigmoidTable.LOWEST];
  }

  /** The gradient of the loss by the logit; 0 outside the data. */
  public long delta(int cell) {
    return deltas[cell];
  }
}
