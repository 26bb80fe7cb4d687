package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.multilinear.Extensions;
import java.util.ArrayList;
import java.util.List;

/** What is public about a run: initial weights, update, and the order of the blocks. */
final class PublicRun {
  private final TrainingShape shape;
  private final int[] order;
  private final List<long[]> initial;
  private final List<long[]> update;

  /**
   * The public side.
   *
   * @param order block of each step
   * @param initial W_0 of each layer as W(k, j), the bias being the last k
   * @param update W_T - W_0, laid out alike
   */
  PublicRun(TrainingShape shape, int[] order, List<long[]> initial, List<long[]> update) {
    this.shape = shape;
    this.order = order;
    this.initial = padded(shape, initial);
    this.update = padded(shape, update);
  }

  private static List<long[]> padded(TrainingShape shape, List<long[]> weights) {
    List<long[]> padded = new ArrayList<>();
    for (LayerShape layer : shape.layers()) {
      padded.add(layer.padded(weights.get(layer.index())));
    }
    return padded;
  }

  TrainingShape shape() {
    return shape;
  }

  int[] order() {
    return order;
  }

  /** W_0 of a layer, padded. */
  long[] initial(LayerShape layer) {
    return initial.get(layer.index());
  }

  Fp2 initialAt(LayerShape layer, Fp2[] input, Fp2[] output) {
    return Extensions.evaluate(initial(layer), Points.join(output, input));
  }

  Fp2 updateAt(LayerShape layer, Fp2[] input, Fp2[] output) {
    return Extensions.evaluate(update.get(layer.index()), Points.join(output, input));
  }

  /** Whether an output cell holds data: 1 or 0 for every cell, class lowest. */
  Fp2Array selection() {
    Fp2Array selection = new Fp2Array(shape.cells(shape.layers().getLast()));
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
