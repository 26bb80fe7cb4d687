package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.qsgd.LogisticRun;
import io.federity.proof.qsgd.RangeExceededException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** The prover's arrays of a logistic run, as elements of F. */
final class LogisticWitness {
  private final LogisticShape shape;
  private final LogisticRun run;
  private final int[] order;
  private final Map<String, long[]> data;
  private final Map<String, long[]> arrays = new HashMap<>();
  private final LookupWitness lookups;

  LogisticWitness(LogisticShape shape, LogisticRun run, Map<String, long[]> data, int[] order)
      throws RangeExceededException {
    this.shape = shape;
    this.run = run;
    this.order = order;
    this.data = data;
    addArray(LogisticShape.INPUT, run::saturated);
    addArray(LogisticShape.PROBABILITY, run::probability);
    addLimbs(shape.high(), cell -> Math.max(0, run.logit(cell) - run.saturated(cell)));
    addLimbs(shape.low(), cell -> Math.max(0, run.saturated(cell) - run.logit(cell)));
    addLimbs(shape.remainder(), run::remainder);
    addArray(LogisticShape.DELTA, run::delta);
    try {
      this.lookups = LookupWitness.count(shape.lookups(), arrays);
    } catch (LookupWitness.OutOfRangeException e) {
      throw new RangeExceededException(e);
    }
    arrays.put(LookupWitness.MULTIPLICITIES, lookups.multiplicities());
  }

  private void addArray(String name, IntToLongFunction value) {
    long[] array = new long[shape.cells()];
    Arrays.setAll(array, cell -> Fp.ofSigned(value.applyAsLong(cell)));
    arrays.put(name, array);
  }

  private void addLimbs(Limbs limbs, IntToLongFunction number) {
    for (int i = 0; i < limbs.count(); i++) {
      int index = i;
      addArray(limbs.name(i), cell -> limbs.part(number.applyAsLong(cell), index));
    }
  }

  LookupWitness lookups() {
    return lookups;
  }

  long[] runVector() {
    return shape.run().join(arrays);
  }

  long[] dataVector() {
    return shape.data().layout().join(data);
  }

  long[] array(String name) {
    long[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no array " + name);
    }
    return array;
  }

  /** An array of cells as a table over K. */
  Fp2Array table(String name) {
    long[] array = array(name);
    return Fp2Array.wrap(array.clone(), new long[array.length]);
  }

  /** Labels gathered for every cell. */
  Fp2Array labelTable() {
    return gather(DataShape.LABELS, shape.data().paddedOutputs());
  }

  private Fp2Array gather(String array, int width) {
    int block = shape.td().batchRows() * width;
    Fp2Array gathered = new Fp2Array(shape.paddedSteps() * block);
    for (int step = 0; step < order.length; step++) {
      System.arraycopy(
          values(array), order[step] * block, gathered.constants(), step * block, block);
    }
    return gathered;
  }

  private long[] values(String dataArray) {
    long[] values = data.get(dataArray);
    if (values == null) {
      throw new IllegalArgumentException("no data array " + dataArray);
    }
    return values;
  }

  /** A data array's extension, gathered by step, at a point; low coordinates are the rest. */
  Fp2 gathered(String array, Fp2[] rest, Fp2[] step) {
    Fp2Array ofStep = Equality.table(step);
    Fp2Array ofRest = Equality.table(rest);
    long[] values = values(array);
    Fp2 sum = Fp2.ZERO;
    for (int tau = 0; tau < order.length; tau++) {
      Fp2 block = Fp2.ZERO;
      for (int i = 0; i < ofRest.length(); i++) {
        block = block.plus(ofRest.get(i).times(values[order[tau] * ofRest.length() + i]));
      }
      sum = sum.plus(block.times(ofStep.get(tau)));
    }
    return sum;
  }

  /**
   * Inputs with the bias, summed over the rows of a batch with weights: for each step (high) and
   * input (low, the bias at {@code paddedInputs}).
   */
  Fp2Array inputsByStep(Fp2Array ofRow) {
    int width = 2 * shape.data().paddedInputs();
    Fp2Array sums = new Fp2Array(shape.paddedSteps() * width);
    Fp2 bias = Fp2.of(1L << shape.td().fx());
    long[] features = values(DataShape.FEATURES);
    for (int step = 0; step < shape.paddedSteps(); step++) {
      sums.set(step * width + shape.data().paddedInputs(), bias);
      for (int place = 0; step < order.length && place < ofRow.length(); place++) {
        int row = order[step] * ofRow.length() + place;
        Fp2 factor = ofRow.get(place);
        for (int input = 0; input < shape.data().paddedInputs(); input++) {
          long feature = features[row * shape.data().paddedInputs() + input];
          sums.add(step * width + input, factor.times(feature));
        }
      }
    }
    return sums;
  }

  /** Inputs with the bias at a point of inputs, for each step (high) and row (low). */
  Fp2Array inputsByCell(Fp2[] input) {
    int rows = shape.td().batchRows();
    Fp2[] low = Arrays.copyOfRange(input, 0, shape.data().inputBits());
    Fp2 top = input[shape.data().inputBits()];
    Fp2Array ofInput = Equality.table(low);
    Fp2 bias = top.times(ofInput.get(0)).times(1L << shape.td().fx());
    long[] features = values(DataShape.FEATURES);
    Fp2Array sums = new Fp2Array(shape.paddedSteps() * rows);
    for (int cell = 0; cell < sums.length(); cell++) {
      Fp2 sum = Fp2.ZERO;
      if (cell / rows < order.length) {
        int row = order[cell / rows] * rows + cell % rows;
        for (int k = 0; k < ofInput.length(); k++) {
          sum = sum.plus(ofInput.get(k).times(features[row * shape.data().paddedInputs() + k]));
        }
      }
      sums.set(cell, Fp2.ONE.minus(top).times(sum).plus(bias));
    }
    return sums;
  }

  /** Deltas at a point of classes, for each step (high) and row (low). */
  Fp2Array deltasByCell(Fp2[] output) {
    Fp2Array ofOutput = Equality.table(output);
    long[] deltas = array(LogisticShape.DELTA);
    Fp2Array sums = new Fp2Array(shape.paddedSteps() * shape.td().batchRows());
    for (int cell = 0; cell < sums.length(); cell++) {
      Fp2 sum = Fp2.ZERO;
      for (int c = 0; c < ofOutput.length(); c++) {
        sum = sum.plus(ofOutput.get(c).times(deltas[cell * ofOutput.length() + c]));
      }
      sums.set(cell, sum);
    }
    return sums;
  }

  /** Weights before each step (high) and for each input (low), at a point of classes. */
  Fp2Array weightsByStep(Fp2[] output) {
    int width = 2 * shape.data().paddedInputs();
    Fp2Array ofOutput = Equality.table(output);
    Fp2Array sums = new Fp2Array(shape.paddedSteps() * width);
    int outputs = shape.ad().outputs();
    for (int step = 0; step < shape.paddedSteps(); step++) {
      long[] weights = run.weightsBefore(step);
      for (int k = 0; k <= shape.ad().inputs(); k++) {
        int row = k == shape.ad().inputs() ? shape.data().paddedInputs() : k;
        for (int c = 0; c < outputs; c++) {
          long weight = Fp.ofSigned(weights[k * outputs + c]);
          sums.add(step * width + row, ofOutput.get(c).times(weight));
        }
      }
    }
    return sums;
  }
}
