package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.ligero.LinearConstraints.TensorConstraint;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.VectorProduct;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * All claims on one vector in one (section 3.1): a sumcheck of {@code sum_x W(x) A(x) = sum_j
 * beta_j e_j} with {@code A = sum_j beta_j weights_j}, which ends in one tensor constraint for the
 * opening.
 */
final class Batching {
  private Batching() {}

  /**
   * Batches.
   *
   * @param step name of the step
   * @param root in root order
   * @param variables bits of an index into the vector
   * @param claims in the order in which they were sent
   * @param vector the prover's vector; asked only where it is known
   */
  static void reduce(
      Channel channel,
      String step,
      int root,
      int variables,
      List<VectorClaim> claims,
      Supplier<long[]> vector) {
    Fp2[] betas = channel.challenges(claims.size());
    AffineForm sum = AffineForm.ZERO;
    for (int i = 0; i < betas.length; i++) {
      sum = sum.plus(claims.get(i).value().times(betas[i]));
    }
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel, step, variables, 2, sum, () -> prover(variables, claims, betas, vector.get()));
    Fp2 weight = Fp2.ZERO;
    for (int i = 0; i < betas.length; i++) {
      Fp2[] point = reduced.point();
      weight = weight.plus(betas[i].times(claims.get(i).weightAt(point)));
    }
    channel
        .constraints()
        .require(
            new TensorConstraint(
                List.of(new Term(root, weight, reduced.point())), reduced.claim()));
  }

  private static VectorProduct prover(
      int variables, List<VectorClaim> claims, Fp2[] betas, long[] vector) {
    Fp2Array weights = new Fp2Array(1 << variables);
    for (int i = 0; i < betas.length; i++) {
      claims.get(i).addWeights(betas[i], weights);
    }
    return new VectorProduct(Arrays.copyOf(vector, 1 << variables), weights);
  }
}
