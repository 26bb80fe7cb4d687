package io.federity.proof.sumcheck;

import io.federity.proof.field.Blocks;
import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.multilinear.Equality;
import java.util.Arrays;
import java.util.List;

/**
 * The prover's side of {@code sum_x eq(point, x) (sum_k a_k(x) b_k(x) - offset)} over multilinear
 * tables. Equality is no table among others (Gruen, ePrint 2024/108): in a round it is a factor for
 * the variables that are bound, a line in the current one, and a table of the free ones only. So a
 * round needs a polynomial of degree 2 at two places; at the third it follows from the claim.
 *
 * <p>It cannot go on where a coordinate of the point or a value of the line at a challenge is 0:
 * once in {@code 2^128} draws.
 */
public final class EqualitySum implements RoundPolynomials {
  private static final Fp2 THREE = Fp2.of(3);
  private static final Fp2 HALF = Fp2.of(2).inverse();

  private final FieldKernel kernel = FieldKernel.chosen();
  private final Fp2[] point;
  private final Fp2Array[] a;
  private final Fp2Array[] b;
  private final Fp2 offset;

  /** Equality of the free variables behind the current one; sums to 1. */
  private Fp2Array weights;

  /** Equality of the variables that are bound. */
  private Fp2 scale = Fp2.ONE;

  private Fp2 claim;
  private int round;

  /** The round's polynomial less the line and the scale, at 0, 1 and 2. */
  private Fp2[] parabola = new Fp2[0];

  /**
   * Knowledge of all tables, which are not changed.
   *
   * @param claim the sum
   * @param a first factors, of {@code 2^point.length} entries each
   * @param b second factors
   */
  public EqualitySum(Fp2[] point, Fp2 claim, List<Fp2Array> a, List<Fp2Array> b, Fp2 offset) {
    this.point = point;
    this.claim = claim;
    this.a = a.toArray(Fp2Array[]::new);
    this.b = b.toArray(Fp2Array[]::new);
    this.offset = offset;
    this.weights =
        Equality.table(Arrays.copyOfRange(point, Math.min(1, point.length), point.length));
  }

  @Override
  public Fp2[] evaluate() {
    Fp2[] sums =
        Blocks.reduce(
            weights.length(),
            (from, to) -> kernel.weightedProducts(weights, a, b, from, to),
            TableProduct::plus);
    Fp2 at0 = sums[0].minus(offset);
    Fp2 at2 = sums[1].minus(offset);
    Fp2 sent0 = scale.times(line(Fp2.ZERO)).times(at0);
    Fp2 at1 = claim.minus(sent0).times(scale.times(line(Fp2.ONE)).inverse());
    Fp2 at3 = at0.plus(at2.minus(at1).times(THREE));
    parabola = new Fp2[] {at0, at1, at2};
    return new Fp2[] {
      sent0, scale.times(line(Fp2.of(2))).times(at2), scale.times(line(THREE)).times(at3)
    };
  }

  /** {@code eq(point[round], x)}. */
  private Fp2 line(Fp2 x) {
    return Equality.of(new Fp2[] {point[round]}, new Fp2[] {x});
  }

  @Override
  public void bind(Fp2 challenge) {
    Fp2 slope = parabola[1].minus(parabola[0]);
    Fp2 bend = parabola[2].minus(parabola[1]).minus(slope).times(HALF);
    Fp2 value =
        parabola[0]
            .plus(slope.times(challenge))
            .plus(bend.times(challenge).times(challenge.minus(Fp2.ONE)));
    scale = scale.times(line(challenge));
    claim = scale.times(value);
    round++;
    Arrays.setAll(a, k -> a[k].bound(challenge));
    Arrays.setAll(b, k -> b[k].bound(challenge));
    if (round < point.length) {
      Fp2Array rest = new Fp2Array(weights.length() / 2);
      Fp2Array whole = weights;
      Blocks.forEach(rest.length(), (from, to) -> kernel.addPairs(whole, rest, from, to));
      weights = rest;
    }
  }

  /** The value of a first factor at the point of all challenges, once every variable is fixed. */
  public Fp2 firstFactor(int k) {
    return value(a[k]);
  }

  /** The same of a second factor. */
  public Fp2 secondFactor(int k) {
    return value(b[k]);
  }

  private static Fp2 value(Fp2Array table) {
    if (table.length() != 1) {
      throw new IllegalStateException("variables are still free");
    }
    return table.get(0);
  }
}
