package io.federity.proof.lookup;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.PaddedValue;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.sumcheck.Once;
import io.federity.proof.sumcheck.Sumcheck;
import io.federity.proof.sumcheck.TableProduct;
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

  /** Numerators and denominators of one layer. */
  record Layer(Fp2Array numerators, Fp2Array denominators) {
    private Layer above() {
      int half = numerators.length() / 2;
      Layer sum = new Layer(new Fp2Array(half), new Fp2Array(half));
      for (int i = 0; i < half; i++) {
        Fp2 p0 = numerators.get(2 * i);
        Fp2 p1 = numerators.get(2 * i + 1);
        Fp2 q0 = denominators.get(2 * i);
        Fp2 q1 = denominators.get(2 * i + 1);
        sum.numerators.set(i, p0.times(q1).plus(p1.times(q0)));
        sum.denominators.set(i, q0.times(q1));
      }
      return sum;
    }
  }

  private FractionTree() {}

  /** All layers of the sum over leaves, the root first. */
  static List<Layer> layers(Layer leaves) {
    List<Layer> layers = new ArrayList<>(List.of(leaves));
    while (layers.getFirst().numerators().length() > 1) {
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
  static Reduced reduce(Channel channel, String step, int variables, Supplier<List<Layer>> layers) {
    PaddedValue[] root =
        channel.send(
            step + ".root",
            2,
            () -> {
              Layer first = layers.get().getFirst();
              return new Fp2[] {first.numerators().get(0), first.denominators().get(0)};
            });
    Claims claims = new Claims(new Fp2[0], root[0].form(), root[1].form());
    for (int layer = 0; layer < variables; layer++) {
      int below = layer + 1;
      claims = reduceLayer(channel, step + ".layer" + layer, claims, () -> layers.get().get(below));
    }
    return new Reduced(root[0], root[1], claims.point(), claims.numerator(), claims.denominator());
  }

  /** Claims on both parts of a layer at a point. */
  private record Claims(Fp2[] point, AffineForm numerator, AffineForm denominator) {}

  private static Claims reduceLayer(
      Channel channel, String step, Claims claims, Supplier<Layer> below) {
    Fp2 lambda = channel.challenge();
    Once<LayerSum> prover = new Once<>(() -> LayerSum.of(below.get(), claims.point(), lambda));
    Sumcheck.Reduced reduced =
        Sumcheck.reduce(
            channel,
            step,
            claims.point().length,
            3,
            claims.numerator().plus(claims.denominator().times(lambda)),
            () -> prover.get().rounds());
    PaddedValue[] children = channel.send(step + ".children", 4, () -> prover.get().children());
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
        point, between(children[0], children[1], mu), between(children[2], children[3], mu));
  }

  private static AffineForm between(PaddedValue low, PaddedValue high, Fp2 mu) {
    return low.form().plus(high.form().minus(low.form()).times(mu));
  }

  /** The prover's side of one layer: tables eq, p0, p1, q0, q1. */
  private record LayerSum(TableProduct rounds) {
    static LayerSum of(Layer below, Fp2[] point, Fp2 lambda) {
      List<Fp2Array> tables = new ArrayList<>(List.of(Equality.table(point)));
      for (Fp2Array part : List.of(below.numerators(), below.denominators())) {
        tables.add(everySecond(part, 0));
        tables.add(everySecond(part, 1));
      }
      return new LayerSum(
          new TableProduct(
              3,
              t ->
                  t[0].times(
                      t[1].times(t[4]).plus(t[2].times(t[3])).plus(lambda.times(t[3].times(t[4])))),
              tables));
    }

    private static Fp2Array everySecond(Fp2Array row, int first) {
      Fp2Array half = new Fp2Array(row.length() / 2);
      for (int i = 0; i < half.length(); i++) {
        half.set(i, row.get(2 * i + first));
      }
      return half;
    }

    Fp2[] children() {
      return new Fp2[] {rounds.value(1), rounds.value(2), rounds.value(3), rounds.value(4)};
    }
  }
}
