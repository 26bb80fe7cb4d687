package io.federity.proof.ligero;

import io.federity.proof.field.Fp;
import java.util.Arrays;

/** A prover's domain that encodes one row with something added to its constant coefficient. */
final class BentDomain extends EvaluationDomain {
  private final long[] row;
  private final long by;

  BentDomain(int ell, long[] row, long by) {
    super(ell);
    this.row = row.clone();
    this.by = by;
  }

  @Override
  public long[] encodeToPlaces(long[] coefficients) {
    long[] bent = coefficients.clone();
    if (Arrays.equals(coefficients, row)) {
      bent[0] = Fp.add(bent[0], by);
    }
    return super.encodeToPlaces(bent);
  }
}
