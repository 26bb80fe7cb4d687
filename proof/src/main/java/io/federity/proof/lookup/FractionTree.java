package io.federity.proof.lookup;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.sumcheck.Once;
import io.federity.proof.sumcheck.Sumcheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A sum of fractions {@code p_i / q_i}, proved layer by layer from the root of a binary tree (GKR;
 * Papini and Haboeck, ePrint 2023/1284). Layer i has i variables, neighbours are added: {@code (p0,
 * q0) + (p1, q1) = (p0 q1 + p1 q0, q0 q1)}. The root is sent hidden as well: in clear it would let
 * anybody test a guess of the witness.
 */
final class FractionTree {
  /**
   * What is left: the root's parts, and claims on the leaves at one point.
   *
   * @param numerator of the root
   * @param denominator of the root
   * @param point coordinates of a leaf's index, lowest bit first
   * @param leafNumerator claim on the extension of all numerators
   * @param leafDenominator claim on the extension of all denominators
   */
  record Reduced(
      PaddedValue numerator,
      PaddedValue denominator,
      Fp2[] point,
      AffineForm leafNumerator,
      AffineForm leafDenominator) {}

  private FractionTree() {}

  /** All layers of the sum over leaves, the root first. */
  static List<FractionLayer> layers(FractionLayer leaves) {
    List<FractionLayer> layers = new ArrayList<>(List.of(leaves));
    while (layers.getFirst().denominators().length() > 1) {
      layers.addFirst(layers.getFirst().above());
    }
    return layers;
  }

  /**
   * Reduces the root to claims on the leaves.
   *
   * @param step name of the step
   * @param variables of a leaf's index
   * @param layers the prover's knowledge; asked only where it is known
   */
  static Reduced reduce(
      Channel channel, String step, int variables, Supplier<List<FractionLayer>> layers) {
    Supplier<Fp2[]> values = new Once<>(() -> layers.get().getFirst().root());
    PaddedValue[] root = channel.send(step + ".root", 2, values);
    Claims claims = new Claims(new Fp2[0], root[0].form(), root[1].form(), values);
    for (int layer = 0; layer < variables; layer++) {
      int below = layer + 1;
      claims = reduceLayer(channel, step + ".layer" + layer, claims, () -> layers.get().get(below));
    }
    return new Reduced(root[0], root[1], claims.point(), claims.numerator(), claims.denominator());
  }

  /**
   * Claims on both parts of a layer at a point.
   *
   * @param values what they are; known to the prover
   */
  private record Claims(
      Fp2[] point, AffineForm numerator, AffineForm denominator, Supplier<Fp2[]> values) {}

  private static Claims reduceLayer(
      Channel channel, String step, Claims claims, Supplier<FractionLayer> below) {
    Fp2 lambda = channel.challenge();
    Supplier<FractionLayer.Descent> prover =
        new Once<>(() -> {
          Fp2[] values = claims.values().get();
          Fp2 claim = values[0].plus(values[1].times(lambda));
          return below.get().descend(claims.point(), claim, lambda);
        });
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            step,
            claims.point().length,
            3,
            claims.numerator().plus(claims.denominator().times(lambda)),
            () -> prover.get().rounds());
    Supplier<Fp2[]> known = new Once<>(() -> prover.get().children());
    PaddedValue[] children = channel.send(step + ".children", 4, known);
    AffineForm sum =
        channel
            .product(children[0], children[3])
            .plus(channel.product(children[1], children[2]))
            .plus(channel.product(children[2], children[3]).times(lambda));
    Fp2 eq = Equality.of(claims.point(), reduced.point());
    channel.requireEqual(reduced.claim(), sum.times(eq));
    Fp2 mu = channel.challenge();
    Fp2[] point = new Fp2[reduced.point().length + 1];
    point[0] = mu;
    System.arraycopy(reduced.point(), 0, point, 1, reduced.point().length);
    return new Claims(
        point,
        between(children[0], children[1], mu),
        between(children[2], children[3], mu),
        () -> between(known.get(), mu));
  }

  private static AffineForm between(PaddedValue low, PaddedValue high, Fp2 mu) {
    return low.form().plus(high.form().minus(low.form()).times(mu));
  }

  private static Fp2[] between(Fp2[] children, Fp2 mu) {
    return new Fp2[] {
      children[0].plus(children[1].minus(children[0]).times(mu)),
      children[2].plus(children[3].minus(children[2]).times(mu))
    };
  }
}
