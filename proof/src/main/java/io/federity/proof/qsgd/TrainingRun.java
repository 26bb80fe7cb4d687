package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run of QSGD with everything that its proof needs. Every step is recorded for all cells of the
 * padded arrays, by the same equations inside and outside the real ones: cell (step, row, output)
 * is at {@code output + outputs * (row + batchRows * step)}, outputs and steps padded to powers of
 * two.
 *
 * <p>Weights are laid out as {@code W(k, j)}: {@code weights[k * outputs + j]}, the bias being the
 * last k.
 */
public final class TrainingRun {
  private final ArchitectureDescriptor ad;
  private final TrainingDescriptor td;
  private final TrainingRows rows;
  private final int[] order;
  private final List<long[]> initial;
  private final List<LayerWeights> weights = new ArrayList<>();
  private final List<Cells> cells = new ArrayList<>();
  private final Optional<HiddenCells> hidden;
  private final OutputCells output;

  private TrainingRun(
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      TrainingRows rows,
      int[] order,
      List<long[]> initial) {
    this.ad = ad;
    this.td = td;
    this.rows = rows;
    this.order = order;
    this.initial = initial.stream().map(long[]::clone).toList();
    QsgdScales scales = QsgdScales.of(ad, td);
    for (int i = 0; i < ad.layers().size(); i++) {
      DenseLayer layer = ad.layers().get(i);
      weights.add(new LayerWeights(layer, scales.layers().get(i), td.mu(), initial.get(i)));
      cells.add(new Cells(paddedSteps(), td.batchRows(), powerOfTwo(layer.outputs())));
    }
    this.hidden =
        ad.layers().size() == 1
            ? Optional.empty()
            : Optional.of(
                new HiddenCells(
                    td,
                    scales.layers().getFirst().shift(),
                    scales.backwardShift(),
                    cells.getFirst().count()));
    this.output = new OutputCells(td, scales.last().shift(), cells.getLast().count());
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
   * @param initial W(k, j) of each layer as integers of its weights' scale
   * @throws RangeExceededException where the promised widths do not hold
   */
  public static TrainingRun train(
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      TrainingRows rows,
      int[] order,
      List<long[]> initial)
      throws RangeExceededException {
    rows.check(ad, td);
    if (initial.size() != ad.layers().size() || order.length != td.steps(rows.count())) {
      throw new IllegalArgumentException("weights or order of another shape");
    }
    TrainingRun run = new TrainingRun(ad, td, rows, order, initial);
    for (int step = 0; step < run.paddedSteps(); step++) {
      run.step(step);
    }
    return run;
  }

  private void step(int step) throws RangeExceededException {
    for (int place = 0; place < td.batchRows(); place++) {
      forward(step, place);
    }
    for (int place = 0; place < td.batchRows(); place++) {
      backward(step, place);
    }
    for (int place = 0; place < td.batchRows(); place++) {
      if (rowAt(step, place) >= 0) {
        descend(step, place);
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

  /** What a layer sees in a place; zeros where there is no row. */
  private long[] input(int layer, int step, int place) {
    long[] input = new long[ad.layers().get(layer).inputs()];
    if (layer > 0) {
      int first = cells.getFirst().first(step, place);
      for (int k = 0; k < input.length; k++) {
        input[k] = hidden.orElseThrow().activation(first + k);
      }
    } else if (rowAt(step, place) >= 0) {
      int[] features = rows.features()[rowAt(step, place)];
      for (int k = 0; k < input.length; k++) {
        input[k] = features[k];
      }
    }
    return input;
  }

  private void forward(int step, int place) throws RangeExceededException {
    int last = weights.size() - 1;
    if (hidden.isPresent()) {
      long[] sums = weights.getFirst().accumulate(input(0, step, place));
      int first = cells.getFirst().first(step, place);
      for (int j = 0; j < cells.getFirst().outputs(); j++) {
        hidden.get().forward(first + j, j < sums.length ? sums[j] : 0);
      }
    }
    long[] sums = weights.get(last).accumulate(input(last, step, place));
    int first = cells.get(last).first(step, place);
    int row = rowAt(step, place);
    for (int c = 0; c < cells.get(last).outputs(); c++) {
      output.forward(first + c, c < sums.length ? sums[c] : 0);
      if (row >= 0 && c < sums.length) {
        output.learn(first + c, rows.labels()[row][c]);
      }
    }
  }

  private void backward(int step, int place) throws RangeExceededException {
    if (hidden.isEmpty()) {
      return;
    }
    long[] deltas = deltas(1, step, place);
    int first = cells.getFirst().first(step, place);
    for (int j = 0; j < cells.getFirst().outputs(); j++) {
      boolean real = j < ad.layers().getFirst().outputs();
      hidden.get().backward(first + j, real ? weights.getLast().propagate(j, deltas) : 0);
    }
  }

  private long[] deltas(int layer, int step, int place) {
    long[] deltas = new long[ad.layers().get(layer).outputs()];
    int first = cells.get(layer).first(step, place);
    boolean last = layer == ad.layers().size() - 1;
    for (int j = 0; j < deltas.length; j++) {
      deltas[j] = last ? output.delta(first + j) : hidden.orElseThrow().delta(first + j);
    }
    return deltas;
  }

  private void descend(int step, int place) {
    for (int layer = 0; layer < weights.size(); layer++) {
      weights.get(layer).descend(input(layer, step, place), deltas(layer, step, place));
    }
  }

  /** Steps, padded to a power of two, Tp. */
  public int paddedSteps() {
    return powerOfTwo(order.length);
  }

  /** The hidden cells, where there is a hidden layer. */
  public Optional<HiddenCells> hidden() {
    return hidden;
  }

  /** The output cells. */
  public OutputCells output() {
    return output;
  }

  /** The trained weights of each layer, W_T. */
  public List<long[]> result() {
    return weights.stream().map(LayerWeights::weights).toList();
  }

  /** The update of each layer, W_T - W_0. */
  public List<long[]> update() {
    List<long[]> update = result();
    for (int layer = 0; layer < update.size(); layer++) {
      for (int i = 0; i < update.get(layer).length; i++) {
        update.get(layer)[i] -= initial.get(layer)[i];
      }
    }
    return update;
  }
}
