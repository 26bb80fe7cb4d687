package io.federity.proof.ligero;

import io.federity.proof.field.Fp;
import java.util.Set;

/** A prover's domain that adds 1 to every row in some columns, and tells nobody. */
final class CorruptingDomain extends EvaluationDomain {
  private final Set<Integer> bad;

  CorruptingDomain(int ell, Set<Integer> bad) {
    super(ell);
    this.bad = Set.copyOf(bad);
  }

  @Override
  public long[] encodeToPlaces(long[] coefficients) {
    long[] values = super.encodeToPlaces(coefficients);
    bad.forEach(column -> values[place(column)] = Fp.add(values[place(column)], 1));
    return values;
  }
}
