package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.qsgd.LayerScales;
import io.federity.proof.qsgd.QsgdScales;
import io.federity.proof.qsgd.SigmoidTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * QSGD written down a second time, for provers that lie in one place and are consistent everywhere
 * else: whatever a subclass makes of a cell, later steps and the update follow from it. As it
 * stands it is honest.
 */
class LyingTrainer {
  /** What is rounded. */
  enum Sum {
    PREACTIVATION,
    LOGIT,
    GRADIENT
  }

  /** {@code sum + 2^(shift-1) = 2^shift quotient + remainder}. */
  record Rounded(long quotient, long remainder) {}

  /** A hidden cell: {@code A = sign + excess}, {@code z = A - negative}. */
  record Unit(long sign, long excess, long negative) {}

  /** An output cell: {@code z = saturated + high - low}. */
  record Logit(long saturated, long high, long low) {}

  private final Study study;
  private final TrainingShape shape;
  private final QsgdScales scales;
  private final int[] order;
  private final List<long[]> weights;
  private final Map<String, long[]> arrays = new HashMap<>();
  private final long[] sigmoid;

  LyingTrainer(Study study) {
    this.study = study;
    this.shape = new TrainingShape(study.ad, study.td, study.rows.shape().rows());
    this.scales = QsgdScales.of(study.ad, study.td);
    this.order = study.known(study.trained.update()).order();
    this.weights =
        ParameterVector.byLayer(study.ad, study.initial).stream().map(long[]::clone).toList();
    this.sigmoid = SigmoidTable.values(study.td.fd());
    for (String name : shape.run().names()) {
      arrays.put(name, new long[shape.run().size(name)]);
    }
  }

  /** Rounds half up. */
  Rounded round(Sum what, int cell, long sum, int shift) {
    long raised = sum + (1L << (shift - 1));
    return new Rounded(raised >> shift, raised & ((1L << shift) - 1));
  }

  Unit rectify(int cell, long z) {
    return z > 0 ? new Unit(1, z - 1, 0) : new Unit(0, 0, -z);
  }

  Logit saturate(int cell, long z) {
    long u = Math.clamp(z, SigmoidTable.LOWEST, SigmoidTable.HIGHEST);
    return new Logit(u, Math.max(0, z - u), Math.max(0, u - z));
  }

  /** The table's value; at its nearest end where there is none. */
  long probability(int cell, long saturated) {
    return sigmoid[(int) Math.clamp(saturated - SigmoidTable.LOWEST, 0, sigmoid.length - 1)];
  }

  /** The loss's gradient by a logit. */
  long delta(int cell, boolean selected, long probability, long label) {
    return selected ? probability - (label << study.td.fd()) : 0;
  }

  /** What the liar claims. */
  Forger.Lie train() {
    for (int step = 0; step < shape.paddedSteps(); step++) {
      for (int place = 0; place < study.td.batchRows(); place++) {
        forward(step, place);
      }
      List<long[]> before = weights.stream().map(long[]::clone).toList();
      for (int place = 0; place < study.td.batchRows(); place++) {
        backward(step, place, before);
      }
    }
    long[] update = ParameterVector.inOrder(study.ad, weights);
    for (int i = 0; i < update.length; i++) {
      update[i] -= study.initial[i];
    }
    arrays.remove("mult");
    return new Forger.Lie(study.known(update), study.rows.arrays(), arrays, update);
  }

  private LayerShape last() {
    return shape.layers().getLast();
  }

  private int first(LayerShape layer, int step, int place) {
    return layer.paddedOutputs() * (place + study.td.batchRows() * step);
  }

  private int row(int step, int place) {
    int row = step < order.length ? order[step] * study.td.batchRows() + place : -1;
    return row < shape.rows() ? row : -1;
  }

  /** Inputs with the constant one last. */
  private long[] input(LayerShape layer, int step, int place) {
    long[] input = new long[layer.layer().inputs() + 1];
    input[input.length - 1] = 1L << scales.layers().get(layer.index()).input();
    int row = row(step, place);
    for (int k = 0; k < input.length - 1; k++) {
      if (layer.isFirst()) {
        input[k] = row < 0 ? 0 : study.rows.rows().features()[row][k];
      } else {
        int cell = first(shape.layers().getFirst(), step, place) + k;
        Limbs excess = shape.hidden().orElseThrow().excess();
        input[k] = get(HiddenArrays.SIGN, cell) + get(excess, cell);
      }
    }
    return input;
  }

  private void forward(int step, int place) {
    for (LayerShape layer : shape.layers()) {
      long[] input = input(layer, step, place);
      LayerScales of = scales.layers().get(layer.index());
      for (int j = 0; j < layer.paddedOutputs(); j++) {
        int outputs = layer.layer().outputs();
        long sum = 0;
        for (int k = 0; k < input.length && j < outputs; k++) {
          sum += input[k] * weights.get(layer.index())[k * outputs + j];
        }
        int cell = first(layer, step, place) + j;
        if (layer.equals(last())) {
          output(cell, round(Sum.LOGIT, cell, sum, of.shift()), row(step, place), j);
        } else {
          hidden(cell, round(Sum.PREACTIVATION, cell, sum, of.shift()));
        }
      }
    }
  }

  private void hidden(int cell, Rounded rounded) {
    HiddenArrays names = shape.hidden().orElseThrow();
    Unit unit = rectify(cell, rounded.quotient());
    set(HiddenArrays.SIGN, cell, unit.sign());
    set(names.excess(), cell, unit.excess());
    set(names.negative(), cell, unit.negative());
    set(names.remainder(), cell, rounded.remainder());
  }

  private void output(int cell, Rounded rounded, int row, int j) {
    OutputArrays names = shape.output();
    Logit logit = saturate(cell, rounded.quotient());
    long probability = probability(cell, logit.saturated());
    boolean selected = row >= 0 && j < study.ad.outputs();
    long label = selected ? study.rows.rows().labels()[row][j] : 0;
    set(OutputArrays.INPUT, cell, logit.saturated());
    set(OutputArrays.PROBABILITY, cell, probability);
    set(names.high(), cell, logit.high());
    set(names.low(), cell, logit.low());
    set(names.remainder(), cell, rounded.remainder());
    set(OutputArrays.DELTA, cell, delta(cell, selected, probability, label));
  }

  private void backward(int step, int place, List<long[]> before) {
    if (shape.hidden().isPresent()) {
      HiddenArrays names = shape.hidden().get();
      int outputs = study.ad.outputs();
      for (int j = 0; j < shape.layers().getFirst().paddedOutputs(); j++) {
        long sum = 0;
        for (int c = 0; c < outputs && j < last().layer().inputs(); c++) {
          sum +=
              get(OutputArrays.DELTA, first(last(), step, place) + c)
                  * before.getLast()[j * outputs + c];
        }
        int cell = first(shape.layers().getFirst(), step, place) + j;
        Rounded g = round(Sum.GRADIENT, cell, sum, scales.backwardShift());
        set(names.gradient(), cell, g.quotient() + (1L << study.td.dBits()));
        set(names.backwardRemainder(), cell, g.remainder());
        set(HiddenArrays.DELTA, cell, get(HiddenArrays.SIGN, cell) * g.quotient());
      }
    }
    for (LayerShape layer : shape.layers()) {
      descend(layer, step, place);
    }
  }

  private void descend(LayerShape layer, int step, int place) {
    long[] input = input(layer, step, place);
    int outputs = layer.layer().outputs();
    String deltas = layer.equals(last()) ? OutputArrays.DELTA : HiddenArrays.DELTA;
    for (int k = 0; k < input.length; k++) {
      for (int j = 0; j < outputs; j++) {
        weights.get(layer.index())[k * outputs + j] -=
            study.td.mu() * input[k] * get(deltas, first(layer, step, place) + j);
      }
    }
  }

  private long get(String array, int cell) {
    return Fp.toSigned(arrays.get(array)[cell]);
  }

  private long get(Limbs number, int cell) {
    long value = 0;
    for (int i = 0; i < number.count(); i++) {
      value += get(number.name(i), cell) << (number.limb() * i);
    }
    return value;
  }

  private void set(String array, int cell, long value) {
    arrays.get(array)[cell] = Fp.ofSigned(value);
  }

  /** What does not fit stands in the top limb. */
  private void set(Limbs number, int cell, long value) {
    int top = number.count() - 1;
    for (int i = 0; i < top; i++) {
      set(number.name(i), cell, value >> (number.limb() * i) & ((1L << number.limb()) - 1));
    }
    set(number.name(top), cell, value >> (number.limb() * top));
  }
}
