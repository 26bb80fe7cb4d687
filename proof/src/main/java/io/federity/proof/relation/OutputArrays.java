package io.federity.proof.relation;

import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.QsgdScales;
import java.util.ArrayList;
import java.util.List;

/**
 * The output layer's arrays behind the run root (section 5.2): u, P, limbs, delta. With {@code z =
 * u + hi - lo}.
 *
 * @param high hi, what a logit is above saturation
 * @param low lo, what it is below
 * @param remainder r, of the logit's rounding
 */
record OutputArrays(Limbs high, Limbs low, Limbs remainder) {
  static final String INPUT = "u";
  static final String PROBABILITY = "P";
  static final String DELTA = "delta";

  static OutputArrays of(TrainingDescriptor td, QsgdScales scales) {
    return new OutputArrays(
        new Limbs("hi", td.zBits(), td.limb()),
        new Limbs("lo", td.zBits(), td.limb()),
        new Limbs("r", scales.last().shift(), td.limb()));
  }

  List<Limbs> limbs() {
    return List.of(high, low, remainder);
  }

  /** In list order. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of(INPUT, PROBABILITY));
    limbs().forEach(number -> names.addAll(number.names()));
    names.add(DELTA);
    return names;
  }
}
