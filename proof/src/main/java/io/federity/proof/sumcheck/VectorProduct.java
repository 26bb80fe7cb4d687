package io.federity.proof.sumcheck;

import io.federity.proof.field.Blocks;
import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import org.jspecify.annotations.Nullable;

/**
 * The prover's side of {@code sum_x V(x) W(x)} for a vector V over F and weights W over K. Values
 * of V stay in F until the first challenge, which makes the longest round the cheapest.
 */
public final class VectorProduct implements RoundPolynomials {
  private final FieldKernel kernel = FieldKernel.chosen();
  private final long[] vector;
  private @Nullable Fp2Array bound;
  private Fp2Array weights;

  /**
   * Knowledge of both, which are not changed.
   *
   * @param vector as long as the weights: a power of two; index bit 0 is the first variable
   */
  public VectorProduct(long[] vector, Fp2Array weights) {
    if (vector.length != weights.length()) {
      throw new IllegalArgumentException("tables of two lengths");
    }
    this.vector = vector;
    this.weights = weights;
  }

  @Override
  public Fp2[] evaluate() {
    Fp2Array known = bound;
    Blocks.Part<Fp2[]> part =
        known == null
            ? (from, to) -> kernel.products(vector, weights, from, to)
            : (from, to) -> kernel.products(known, weights, from, to);
    return Blocks.reduce(weights.length() / 2, part, TableProduct::plus);
  }

  @Override
  public void bind(Fp2 challenge) {
    Fp2Array known = bound;
    if (known == null) {
      Fp2Array half = new Fp2Array(vector.length / 2);
      Blocks.forEach(half.length(), (from, to) -> kernel.bind(vector, challenge, half, from, to));
      bound = half;
    } else {
      bound = known.bound(challenge);
    }
    weights = weights.bound(challenge);
  }
}
