package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.multilinear.Extensions;

/** What is public about a logistic run: initial weights, update, and the order of the blocks. */
final class PublicRun {
  private final LogisticShape shape;
  private final int[] order;
  private final long[] initial;
  private final long[] update;

  /**
   * The public side.
   *
   * @param order block of each step
   * @param initial W_0 as W(k, c), the bias being the last k
   * @param update W_T - W_0, laid out alike
   */
  PublicRun(LogisticShape shape, int[] order, long[] initial, long[] update) {
    this.shape = shape;
    this.order = order;
    this.initial = padded(initial);
    this.update = padded(update);
  }

  /** Class lowest, then input; the bias in row {@code paddedInputs}; zero elsewhere. */
  private long[] padded(long[] weights) {
    long[] table = new long[2 * shape.data().paddedInputs() * shape.data().paddedOutputs()];
    int outputs = shape.ad().outputs();
    for (int k = 0; k <= shape.ad().inputs(); k++) {
      int row = k == shape.ad().inputs() ? shape.data().paddedInputs() : k;
      for (int c = 0; c < outputs; c++) {
        table[row * shape.data().paddedOutputs() + c] = Fp.ofSigned(weights[k * outputs + c]);
      }
    }
    return table;
  }

  int[] order() {
    return order;
  }

  Fp2 initialAt(Fp2[] input, Fp2[] output) {
    return Extensions.evaluate(initial, Points.join(output, input));
  }

  Fp2 updateAt(Fp2[] input, Fp2[] output) {
    return Extensions.evaluate(update, Points.join(output, input));
  }

  /** Whether a cell holds data: 1 or 0 for every cell, class lowest. */
  Fp2Array selection() {
    Fp2Array selection = new Fp2Array(shape.cells());
    int batch = shape.td().batchRows();
    for (int step = 0; step < order.length; step++) {
      for (int place = 0; place < batch && order[step] * batch + place < shape.rows(); place++) {
        for (int output = 0; output < shape.ad().outputs(); output++) {
          int cell = output + shape.data().paddedOutputs() * (place + batch * step);
          selection.set(cell, Fp2.ONE);
        }
      }
    }
    return selection;
  }

  /** The extension of {@link #selection}, in closed form but for a sum over steps. */
  Fp2 selectionAt(Fp2[] output, Fp2[] row, Fp2[] step) {
    int last = shape.td().batches(shape.rows()) - 1;
    Fp2 ofLast = Extensions.lessThan(row, shape.rows() - (long) last * shape.td().batchRows());
    Fp2Array ofStep = Equality.table(step);
    Fp2 sum = Fp2.ZERO;
    for (int tau = 0; tau < order.length; tau++) {
      Fp2 factor = order[tau] == last ? ofLast : Fp2.ONE;
      sum = sum.plus(ofStep.get(tau).times(factor));
    }
    return sum.times(Extensions.lessThan(output, shape.ad().outputs()));
  }
}
