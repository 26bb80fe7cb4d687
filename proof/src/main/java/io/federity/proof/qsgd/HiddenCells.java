package io.federity.proof.qsgd;

import io.federity.proof.descriptor.TrainingDescriptor;

/**
 * The hidden cells of a run (section 4): pre-activations z with what rounding left, gradients g
 * with what rounding left. ReLU is {@code A = S + V, z = A - Nn} with {@code S = [z > 0]},
 * PyTorch's subgradient at 0.
 */
public final class HiddenCells {
  private final TrainingDescriptor td;
  private final int shift;
  private final int backwardShift;
  private final long[] preactivations;
  private final long[] remainders;
  private final long[] gradients;
  private final long[] backwardRemainders;

  HiddenCells(TrainingDescriptor td, int shift, int backwardShift, int count) {
    this.td = td;
    this.shift = shift;
    this.backwardShift = backwardShift;
    this.preactivations = new long[count];
    this.remainders = new long[count];
    this.gradients = new long[count];
    this.backwardRemainders = new long[count];
  }

  void forward(int cell, long accumulator) throws RangeExceededException {
    long z = Rounding.quotient(accumulator, shift);
    preactivations[cell] = z;
    remainders[cell] = Rounding.remainder(accumulator, shift);
    long bound = 1L << td.aBits();
    if (z > bound || -z >= bound) {
      throw new RangeExceededException("a hidden unit needs more than " + td.aBits() + " bits");
    }
  }

  void backward(int cell, long sum) throws RangeExceededException {
    long g = Rounding.quotient(sum, backwardShift);
    gradients[cell] = g;
    backwardRemainders[cell] = Rounding.remainder(sum, backwardShift);
    long bound = 1L << td.dBits();
    if (g < -bound || g >= bound) {
      throw new RangeExceededException("a hidden gradient needs more than " + td.dBits() + " bits");
    }
  }

  /** Number of cells. */
  public int count() {
    return preactivations.length;
  }

  /** S, whether the unit is on. */
  public long sign(int cell) {
    return preactivations[cell] > 0 ? 1 : 0;
  }

  /** Nn, by how much the unit is below 0. */
  public long negative(int cell) {
    return Math.max(0, -preactivations[cell]);
  }

  /** V, the activation less S. */
  public long excess(int cell) {
    return Math.max(0, preactivations[cell] - 1);
  }

  /** A, the activation. */
  public long activation(int cell) {
    return Math.max(0, preactivations[cell]);
  }

  /** What rounding the pre-activation left: {@code acc + 2^(s-1) - 2^s z}. */
  public long remainder(int cell) {
    return remainders[cell];
  }

  /** g, the rounded back-propagated sum. */
  public long gradient(int cell) {
    return gradients[cell];
  }

  /** What rounding the gradient left. */
  public long backwardRemainder(int cell) {
    return backwardRemainders[cell];
  }

  /** The gradient of the loss by the pre-activation, {@code S g}. */
  public long delta(int cell) {
    return sign(cell) * gradients[cell];
  }
}
