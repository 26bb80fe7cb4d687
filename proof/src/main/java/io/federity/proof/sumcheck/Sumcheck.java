package io.federity.proof.sumcheck;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The sumcheck protocol (Lund et al. 1992) with hidden messages (section 3 of {@code fzk/1}). Of a
 * round's polynomial the value at 1 is not sent: it is the claim less the value at 0, so no round
 * can be inconsistent. What remains is one affine claim about the summand at a random point.
 */
public final class Sumcheck {
  private Sumcheck() {}

  /**
   * What is left to prove.
   *
   * @param point coordinates in the order of the rounds, lowest variable first
   * @param claim value of the summand there
   */
  public record Reduced(Fp2[] point, AffineForm claim) {}

  /**
   * Reduces {@code claim = sum over all points of the summand}.
   *
   * @param step name of the step; round i is {@code step.roundi}
   * @param rounds number of variables
   * @param degree of the summand in each variable, at least 1
   * @param prover the prover's knowledge; asked only where it is known
   */
  public static Reduced reduce(
      Channel channel,
      String step,
      int rounds,
      int degree,
      AffineForm claim,
      Supplier<RoundPolynomials> prover) {
    Once<RoundPolynomials> knowledge = new Once<>(prover);
    Fp2[] point = new Fp2[rounds];
    AffineForm current = claim;
    for (int round = 0; round < rounds; round++) {
      PaddedValue[] sent =
          channel.send(step + ".round" + round, degree, () -> knowledge.get().evaluate());
      point[round] = channel.challenge();
      current = next(current, sent, point[round]);
      Fp2 challenge = point[round];
      knowledge.ifKnown(known -> known.bind(challenge));
    }
    return new Reduced(point, current);
  }

  /** The round's polynomial at the challenge, by Lagrange's formula on 0, 1, …, degree. */
  private static AffineForm next(AffineForm claim, PaddedValue[] sent, Fp2 challenge) {
    Fp2[] weights = lagrange(sent.length, challenge);
    AffineForm atZero = sent[0].form();
    AffineForm value = claim.minus(atZero).times(weights[1]).plus(atZero.times(weights[0]));
    for (int node = 2; node <= sent.length; node++) {
      value = value.plus(sent[node - 1].form().times(weights[node]));
    }
    return value;
  }

  /** Factors of the values at 0, 1, …, degree in the value at x. */
  static Fp2[] lagrange(int degree, Fp2 x) {
    Fp2[] weights = new Fp2[degree + 1];
    Arrays.setAll(
        weights,
        node -> {
          Fp2 numerator = Fp2.ONE;
          Fp2 denominator = Fp2.ONE;
          for (int other = 0; other <= degree; other++) {
            if (other != node) {
              numerator = numerator.times(x.minus(Fp2.of(other)));
              denominator = denominator.times(Fp2.ofSigned(node - other));
            }
          }
          return numerator.times(denominator.inverse());
        });
    return weights;
  }
}
