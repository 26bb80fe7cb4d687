package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import java.util.Arrays;

/**
 * One layer of a run as tables over K, for the prover: inputs with their bias, deltas, and weights
 * before every step by their definition {@code W(tau) = W_0 - mu sum_{tau' < tau} in * delta}.
 */
final class LayerWitness {
  private final LayerShape shape;
  private final StepArray inputs;
  private final StepArray deltas;
  private final long[] initial;
  private final Fp2 rate;

  /**
   * The view of a layer.
   *
   * @param initial W_0, padded
   */
  LayerWitness(LayerShape shape, int mu, StepArray inputs, StepArray deltas, long[] initial) {
    this.shape = shape;
    this.inputs = inputs;
    this.deltas = deltas;
    this.initial = initial;
    this.rate = Fp2.of(mu);
  }

  private int width() {
    return 2 * shape.paddedInputs();
  }

  private Fp2 constantInput() {
    return Fp2.of(1L << shape.scales().input());
  }

  /** Inputs at a point, without the bias. */
  Fp2 inputAt(Fp2[] input, Fp2[] row, Fp2[] step) {
    return inputs.at(input, row, step);
  }

  /** Inputs, rows summed with weights that sum to 1: step high, input low with the bias on top. */
  Fp2Array inputsByStep(Fp2[] row) {
    Fp2Array plain = inputs.sumRows(Equality.table(row));
    Fp2Array sums = new Fp2Array(inputs.steps() * width());
    for (int step = 0; step < inputs.steps(); step++) {
      sums.copy(plain, step * shape.paddedInputs(), step * width(), shape.paddedInputs());
      sums.set(step * width() + shape.paddedInputs(), constantInput());
    }
    return sums;
  }

  /** Inputs at a point of inputs, bias bit last: step high, row low. */
  Fp2Array inputsByCell(Fp2[] input) {
    Fp2 top = input[shape.inputBits()];
    Fp2Array ofInput = Equality.table(Arrays.copyOf(input, shape.inputBits()));
    Fp2 bias = top.times(ofInput.get(0)).times(constantInput());
    Fp2Array sums = inputs.sumColumns(ofInput);
    for (int cell = 0; cell < sums.length(); cell++) {
      sums.set(cell, Fp2.ONE.minus(top).times(sums.get(cell)).plus(bias));
    }
    return sums;
  }

  /** Deltas at a point of outputs: step high, row low. */
  Fp2Array deltasByCell(Fp2[] output) {
    return deltas.sumColumns(Equality.table(output));
  }

  /** Deltas, rows summed with weights: step high, output low. */
  Fp2Array deltasByStep(Fp2[] row) {
    return deltas.sumRows(Equality.table(row));
  }

  /** Weights at a point of outputs: step high, input low with the bias on top. */
  Fp2Array weightsByInput(Fp2[] output) {
    Fp2Array ofOutput = Equality.table(output);
    Fp2Array current = new Fp2Array(width());
    for (int k = 0; k < width(); k++) {
      current.set(k, ofOutput.dot(initial, k * shape.paddedOutputs()));
    }
    Fp2Array changes = deltasByCell(output).times(rate.negate());
    return trajectory(
        current,
        (step, row) -> {
          Fp2 change = changes.get(step * inputs.rows() + row);
          int offset = inputs.offset(step, row);
          if (offset >= 0) {
            current.addScaled(0, change, inputs.values(), offset, shape.paddedInputs());
          }
          current.add(shape.paddedInputs(), change.times(constantInput()));
        });
  }

  /** Weights at a point of inputs, bias bit last: step high, output low. */
  Fp2Array weightsByOutput(Fp2[] input) {
    Fp2Array current = new Fp2Array(shape.paddedOutputs());
    Fp2Array ofInput = Equality.table(input);
    for (int k = 0; k < width(); k++) {
      current.addScaled(
          0, ofInput.get(k), initial, k * shape.paddedOutputs(), shape.paddedOutputs());
    }
    Fp2Array changes = inputsByCell(input).times(rate.negate());
    return trajectory(
        current,
        (step, row) -> {
          int offset = deltas.offset(step, row);
          if (offset >= 0) {
            Fp2 change = changes.get(step * inputs.rows() + row);
            current.addScaled(0, change, deltas.values(), offset, shape.paddedOutputs());
          }
        });
  }

  private interface Change {
    void make(int step, int row);
  }

  /** What {@code current} is before each step, when each row of a step changes it afterwards. */
  private Fp2Array trajectory(Fp2Array current, Change change) {
    Fp2Array all = new Fp2Array(inputs.steps() * current.length());
    for (int step = 0; step < inputs.steps(); step++) {
      all.copy(current, 0, step * current.length(), current.length());
      for (int row = 0; row < inputs.rows(); row++) {
        change.make(step, row);
      }
    }
    return all;
  }
}
