package io.federity.proof.relation;

import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.QsgdScales;
import java.util.ArrayList;
import java.util.List;

/**
 * The hidden layer's arrays behind the run root (section 5.2): S, limbs, delta1. With {@code A = S
 * + V} and {@code z = A - Nn}.
 *
 * @param negative Nn, what a pre-activation is below 0
 * @param excess V, what an activation is above S
 * @param remainder r1, of the pre-activation's rounding
 * @param gradient G, the gradient plus {@code 2^dBits}
 * @param backwardRemainder rb, of the gradient's rounding
 */
record HiddenArrays(
    Limbs negative, Limbs excess, Limbs remainder, Limbs gradient, Limbs backwardRemainder) {
  static final String SIGN = "S";
  static final String DELTA = "delta1";

  static HiddenArrays of(TrainingDescriptor td, QsgdScales scales) {
    return new HiddenArrays(
        new Limbs("Nn", td.aBits(), td.limb()),
        new Limbs("V", td.aBits(), td.limb()),
        new Limbs("r1", scales.layers().getFirst().shift(), td.limb()),
        new Limbs("G", td.dBits() + 1, td.limb()),
        new Limbs("rb", scales.backwardShift(), td.limb()));
  }

  List<Limbs> limbs() {
    return List.of(negative, excess, remainder, gradient, backwardRemainder);
  }

  /** In list order. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(SIGN));
    limbs().forEach(number -> names.addAll(number.names()));
    names.add(DELTA);
    return names;
  }
}
