package io.federity.proof.sumcheck;

import io.federity.proof.field.Fp2;

/** What a prover knows of a sum: the polynomial of each round, one variable after the other. */
public interface RoundPolynomials {
  /** Values of the current round's polynomial at 0, 2, 3, …, degree. */
  Fp2[] evaluate();

  /** Fixes the current round's variable, the lowest one that is free. */
  void bind(Fp2 challenge);
}
