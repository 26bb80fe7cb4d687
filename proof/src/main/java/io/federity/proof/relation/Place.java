package io.federity.proof.relation;

import io.federity.proof.field.Fp2;

/**
 * A point of a layer's inputs, for every row and step.
 *
 * @param input bits of the input's index, that of the bias last
 */
record Place(Fp2[] input, Fp2[] row, Fp2[] step) {
  /** The input's index without the bias' bit. */
  Fp2[] plain() {
    return Points.part(input, 0, input.length - 1);
  }

  Fp2 biasBit() {
    return input[input.length - 1];
  }
}
