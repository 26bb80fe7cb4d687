package io.federity.proof.lookup;

import io.federity.proof.field.Blocks;
import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.sumcheck.EqualitySum;
import java.util.List;

/** One layer of a sum of fractions: what the prover knows. */
sealed interface FractionLayer {
  /** Denominators by index. */
  Fp2Array denominators();

  /** Numerator and denominator of a layer of one fraction. */
  Fp2[] root();

  /** The sums of neighbours. */
  Fractions above();

  /**
   * The prover's side of the sumcheck that leads from the layer above to this one.
   *
   * @param point in the layer above
   * @param claim numerator plus lambda times denominator there
   */
  Descent descend(Fp2[] point, Fp2 claim, Fp2 lambda);

  /** A way down by one layer. */
  interface Descent {
    /** The sumcheck's rounds. */
    EqualitySum rounds();

    /** {@code p0, p1, q0, q1} at the point of all challenges. */
    Fp2[] children();
  }

  /** Any numerators. */
  record Fractions(Fp2Array numerators, Fp2Array denominators) implements FractionLayer {
    @Override
    public Fp2[] root() {
      return new Fp2[] {numerators.get(0), denominators.get(0)};
    }

    @Override
    public Fractions above() {
      int half = numerators.length() / 2;
      Fractions sums = new Fractions(new Fp2Array(half), new Fp2Array(half));
      FieldKernel kernel = FieldKernel.chosen();
      Blocks.forEach(
          half,
          (from, to) -> {
            kernel.crossPairs(numerators, denominators, sums.numerators, from, to);
            kernel.multiplyPairs(denominators, sums.denominators, from, to);
          });
      return sums;
    }

    /** {@code p0 q1 + q0 (p1 + lambda q1)}. */
    @Override
    public Descent descend(Fp2[] point, Fp2 claim, Fp2 lambda) {
      Halves p = Halves.of(numerators);
      Halves q = Halves.of(denominators);
      p.odd().addScaled(lambda, q.odd());
      EqualitySum rounds =
          new EqualitySum(
              point, claim, List.of(p.even(), q.even()), List.of(q.odd(), p.odd()), Fp2.ZERO);
      return new FractionDescent(rounds, lambda);
    }
  }

  /** Numerators that are all 1. */
  record Reciprocals(Fp2Array denominators) implements FractionLayer {
    @Override
    public Fp2[] root() {
      return new Fp2[] {Fp2.ONE, denominators.get(0)};
    }

    @Override
    public Fractions above() {
      int half = denominators.length() / 2;
      Fractions sums = new Fractions(new Fp2Array(half), new Fp2Array(half));
      FieldKernel kernel = FieldKernel.chosen();
      Blocks.forEach(
          half,
          (from, to) -> {
            kernel.addPairs(denominators, sums.numerators, from, to);
            kernel.multiplyPairs(denominators, sums.denominators, from, to);
          });
      return sums;
    }

    /** {@code q0 + q1 + lambda q0 q1 = (1 + lambda q0)(1 / lambda + q1) - 1 / lambda}. */
    @Override
    public Descent descend(Fp2[] point, Fp2 claim, Fp2 lambda) {
      Fp2 inverse = lambda.inverse();
      Halves q = Halves.of(denominators);
      Fp2Array first = new Fp2Array(q.even().length());
      first.fill(Fp2.ONE);
      first.addScaled(lambda, q.even());
      Fp2Array second = new Fp2Array(first.length());
      second.fill(inverse);
      second.addScaled(Fp2.ONE, q.odd());
      return new ReciprocalDescent(
          new EqualitySum(point, claim, List.of(first), List.of(second), inverse), inverse);
    }
  }

  /** Entries with an even index and those with an odd one. */
  record Halves(Fp2Array even, Fp2Array odd) {
    static Halves of(Fp2Array table) {
      Halves halves =
          new Halves(new Fp2Array(table.length() / 2), new Fp2Array(table.length() / 2));
      FieldKernel.chosen().unzip(table, halves.even, halves.odd);
      return halves;
    }
  }

  /** To a layer of fractions. */
  record FractionDescent(EqualitySum rounds, Fp2 lambda) implements Descent {
    @Override
    public Fp2[] children() {
      Fp2 q1 = rounds.secondFactor(0);
      Fp2 p1 = rounds.secondFactor(1).minus(lambda.times(q1));
      return new Fp2[] {rounds.firstFactor(0), p1, rounds.firstFactor(1), q1};
    }
  }

  /** To a layer of reciprocals. */
  record ReciprocalDescent(EqualitySum rounds, Fp2 inverse) implements Descent {
    @Override
    public Fp2[] children() {
      Fp2 q0 = rounds.firstFactor(0).minus(Fp2.ONE).times(inverse);
      return new Fp2[] {Fp2.ONE, Fp2.ONE, q0, rounds.secondFactor(0).minus(inverse)};
    }
  }
}
