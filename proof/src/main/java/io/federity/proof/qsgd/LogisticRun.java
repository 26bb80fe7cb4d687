package io.federity.proof.qsgd;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;

/**
 * A run of QSGD on a logistic model, with everything that its proof needs. Every step is recorded
 * for all cells of the padded arrays, by the same equations inside and outside the real ones: cell
 * (step, row, class) is at {@code class + classes * (row + batchRows * step)}.
 *
 * <p>Weights are laid out as {@code W(k, c)}: {@code weights[k * outputs + c]}, the bias being the
 * last k.
 */
public final class LogisticRun {
  private final LogisticDescriptor ad;
  private final TrainingDescriptor td;
  private final LogisticScales scales;
  private final TrainingRows rows;
  private final int[] order;
  private final int paddedSteps;
  private final int paddedClasses;
  private final long[] sigmoid;
  private final long[][] trajectory;
  private final long[] logits;
  private final long[] remainders;
  private final long[] deltas;

  private LogisticRun(
      LogisticDescriptor ad, TrainingDescriptor td, TrainingRows rows, int[] order) {
    this.ad = ad;
    this.td = td;
    this.scales = LogisticScales.of(td);
    this.rows = rows;
    this.order = order;
    this.paddedSteps = powerOfTwo(order.length);
    this.paddedClasses = powerOfTwo(ad.outputs());
    this.sigmoid = SigmoidTable.values(td.fd());
    this.trajectory = new long[paddedSteps + 1][];
    int cells = Math.multiplyExact(Math.multiplyExact(paddedSteps, td.batchRows()), paddedClasses);
    this.logits = new long[cells];
    this.remainders = new long[cells];
    this.deltas = new long[cells];
  }

  /** The least power of two that is no smaller. */
  public static int powerOfTwo(int value) {
    return value <= 1 ? 1 : Integer.highestOneBit(value - 1) << 1;
  }

  /**
   * Trains.
   *
   * @param rows features within {@code [-2^xBits, 2^xBits)}
   * @param order block of every step, of {@link BlockOrder}
   * @param initial W(k, c) as integers of the weights' scale
   * @throws RangeExceededException where the promised widths do not hold
   */
  public static LogisticRun train(
      LogisticDescriptor ad, TrainingDescriptor td, TrainingRows rows, int[] order, long[] initial)
      throws RangeExceededException {
    checkInputs(ad, td, rows);
    if (initial.length != ad.parameters() || order.length != td.steps(rows.count())) {
      throw new IllegalArgumentException("weights or order of another shape");
    }
    LogisticRun run = new LogisticRun(ad, td, rows, order);
    long[] weights = initial.clone();
    for (int step = 0; step < run.paddedSteps; step++) {
      run.trajectory[step] = weights.clone();
      run.forward(step, weights);
      run.descend(step, weights);
    }
    run.trajectory[run.paddedSteps] = weights;
    return run;
  }

  private static void checkInputs(LogisticDescriptor ad, TrainingDescriptor td, TrainingRows rows)
      throws RangeExceededException {
    long bound = 1L << td.xBits();
    for (int row = 0; row < rows.count(); row++) {
      int[] features = rows.features()[row];
      int[] labels = rows.labels()[row];
      if (features.length != ad.inputs() || labels.length != ad.outputs()) {
        throw new IllegalArgumentException("row " + row + " has another shape");
      }
      for (int feature : features) {
        if (feature < -bound || feature >= bound) {
          throw new RangeExceededException("row " + row + ": input " + feature);
        }
      }
      for (int label : labels) {
        if (label != 0 && label != 1) {
          throw new RangeExceededException("row " + row + ": label " + label);
        }
      }
    }
  }

  /** The data row in a place of a step's batch, or -1 where there is none. */
  int rowAt(int step, int place) {
    if (step >= order.length) {
      return -1;
    }
    int row = order[step] * td.batchRows() + place;
    return row < rows.count() ? row : -1;
  }

  private int cell(int step, int place, int output) {
    return output + paddedClasses * (place + td.batchRows() * step);
  }

  private void forward(int step, long[] weights) throws RangeExceededException {
    for (int place = 0; place < td.batchRows(); place++) {
      int row = rowAt(step, place);
      for (int output = 0; output < paddedClasses; output++) {
        long accumulator = output < ad.outputs() ? accumulate(row, output, weights) : 0;
        long shifted = accumulator + (1L << (scales.shift() - 1));
        int cell = cell(step, place, output);
        logits[cell] = shifted >> scales.shift();
        remainders[cell] = shifted & ((1L << scales.shift()) - 1);
        checkLogit(logits[cell]);
        if (row >= 0 && output < ad.outputs()) {
          deltas[cell] = probability(cell) - ((long) rows.labels()[row][output] << td.fd());
        }
      }
    }
  }

  private long accumulate(int row, int output, long[] weights) {
    int outputs = ad.outputs();
    long sum = weights[ad.inputs() * outputs + output] << td.fx();
    if (row >= 0) {
      int[] features = rows.features()[row];
      for (int input = 0; input < features.length; input++) {
        sum += features[input] * weights[input * outputs + output];
      }
    }
    return sum;
  }

  private void checkLogit(long logit) throws RangeExceededException {
    long most = 1L << td.zBits();
    if (logit - SigmoidTable.HIGHEST >= most || SigmoidTable.LOWEST - logit >= most) {
      throw new RangeExceededException("a logit needs more than " + td.zBits() + " bits");
    }
  }

  private void descend(int step, long[] weights) {
    int outputs = ad.outputs();
    for (int place = 0; place < td.batchRows(); place++) {
      int row = rowAt(step, place);
      if (row < 0) {
        continue;
      }
      for (int output = 0; output < outputs; output++) {
        long by = td.mu() * deltas[cell(step, place, output)];
        int[] features = rows.features()[row];
        for (int input = 0; input < features.length; input++) {
          weights[input * outputs + output] -= features[input] * by;
        }
        weights[ad.inputs() * outputs + output] -= by << td.fx();
      }
    }
  }

  /** Steps, padded to a power of two, Tp. */
  public int paddedSteps() {
    return paddedSteps;
  }

  /** Classes, padded to a power of two. */
  public int paddedClasses() {
    return paddedClasses;
  }

  /** Weights before a step; W_T for the number of padded steps. */
  public long[] weightsBefore(int step) {
    return trajectory[step].clone();
  }

  /** The trained weights, W_T. */
  public long[] result() {
    return trajectory[paddedSteps].clone();
  }

  /** The update, W_T - W_0. */
  public long[] update() {
    long[] update = result();
    for (int i = 0; i < update.length; i++) {
      update[i] -= trajectory[0][i];
    }
    return update;
  }

  /** Number of cells. */
  public int cells() {
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
