package io.federity.proof.qsgd;

/** Where a layer's values of a run stand: output lowest, then row of the batch, then step. */
record Cells(int steps, int batchRows, int outputs) {
  int count() {
    return Math.multiplyExact(Math.multiplyExact(steps, batchRows), outputs);
  }

  int first(int step, int place) {
    return outputs * (place + batchRows * step);
  }
}
