package io.federity.proof.ligero;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;

/** A polynomial of the linear test with another sum, and the same values in chosen columns. */
final class BentPolynomial {
  private BentPolynomial() {}

  /** Adds a multiple of the polynomial that vanishes in the columns. */
  static Fp2Array of(EvaluationDomain domain, Fp2Array linear, int[] columns, Fp2 wantedSum) {
    long[] vanishing = {1};
    for (int column : columns) {
      long point = domain.point(column);
      long[] next = new long[vanishing.length + 1];
      for (int i = 0; i < vanishing.length; i++) {
        next[i + 1] = Fp.add(next[i + 1], vanishing[i]);
        next[i] = Fp.sub(next[i], Fp.mul(point, vanishing[i]));
      }
      vanishing = next;
    }
    Fp2 missing = wantedSum.minus(domain.sumOverSlots(linear));
    Fp2 sum = domain.sumOverSlots(Fp2Array.wrap(vanishing, new long[vanishing.length]));
    Fp2Array bent = Fp2Array.wrap(linear.constants().clone(), linear.coefficients().clone());
    bent.addScaled(missing.times(sum.inverse()), vanishing);
    return bent;
  }
}
