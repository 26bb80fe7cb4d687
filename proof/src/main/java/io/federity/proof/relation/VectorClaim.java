package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;

/** A claim that is linear in the vector behind a root: {@code <weights, vector> = value}. */
interface VectorClaim {
  /** What the inner product is said to be. */
  AffineForm value();

  /** Adds {@code factor} times the weights; for the prover. */
  void addWeights(Fp2 factor, Fp2Array weights);

  /** The multilinear extension of the weights at a point; for the verifier. */
  Fp2 weightAt(Fp2[] point);
}
