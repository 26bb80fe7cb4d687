package io.federity.proof.ligero;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.multilinear.Equality;
import java.util.Arrays;

/**
 * A claim's point, split into what falls to rows and what falls to slots.
 *
 * @param rowFactors {@code weight * eq(high part, row)} for every row
 * @param slotPolynomial interpolates {@code eq(low part, slot)} over the slots
 */
record TensorPoint(Fp2Array rowFactors, Fp2Array slotPolynomial) {
  static TensorPoint of(EvaluationDomain domain, Term term) {
    int low = Integer.numberOfTrailingZeros(domain.ell());
    Fp2[] point = term.point();
    Fp2Array slots = Equality.table(Arrays.copyOfRange(point, 0, low));
    domain.interpolate(slots);
    Fp2Array weighted = new Fp2Array(1 << (point.length - low));
    weighted.addScaled(term.weight(), Equality.table(Arrays.copyOfRange(point, low, point.length)));
    return new TensorPoint(weighted, slots);
  }
}
