package io.federity.proof.sumcheck;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.interaction.Channel;
import io.federity.proof.interaction.Sides;
import io.federity.proof.ligero.LinearConstraints;
import io.federity.proof.multilinear.Equality;
import io.federity.proof.sumcheck.Sumcheck.Reduced;
import io.federity.proof.transcript.Coins;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SumcheckTest {
  private final Sides sides = new Sides();

  private static Fp2Array table(int variables, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    Coins coins = new Coins(bytes);
    Fp2Array table = new Fp2Array(1 << variables);
    for (int i = 0; i < table.length(); i++) {
      table.set(i, coins.next());
    }
    return table;
  }

  private static Fp2 at(Fp2Array table, Fp2[] point) {
    Fp2Array eq = Equality.table(point);
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < table.length(); i++) {
      sum = sum.plus(eq.get(i).times(table.get(i)));
    }
    return sum;
  }

  /** {@code a b + c}: degree 2. */
  private static Fp2 summand(Fp2[] t) {
    return t[0].times(t[1]).plus(t[2]);
  }

  private static Fp2 sum(List<Fp2Array> tables) {
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < tables.getFirst().length(); i++) {
      int index = i;
      sum = sum.plus(summand(tables.stream().map(t -> t.get(index)).toArray(Fp2[]::new)));
    }
    return sum;
  }

  private record Left(Reduced reduced, LinearConstraints constraints) {}

  private static Left reduce(
      Channel channel, int variables, Fp2 claim, Supplier<RoundPolynomials> prover) {
    return new Left(
        Sumcheck.reduce(channel, "test", variables, 2, AffineForm.of(claim), prover),
        channel.constraints());
  }

  private static RoundPolynomials forbidden() {
    throw new AssertionError("the verifier asked for the witness");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 14})
  void claim_thatIsTrue_isReducedToTheSummandAtTheDrawnPoint(int variables) {
    List<Fp2Array> tables = List.of(table(variables, 1), table(variables, 2), table(variables, 3));
    Fp2 claim = sum(tables);
    Fp2Array sent =
        sides.prove(channel ->
            reduce(
                channel,
                variables,
                claim,
                () -> new TableProduct(2, SumcheckTest::summand, tables)));
    Left left =
        sides.verify(sent, channel -> reduce(channel, variables, claim, SumcheckTest::forbidden));

    Fp2[] point = left.reduced().point();
    Fp2 expected = summand(tables.stream().map(t -> at(t, point)).toArray(Fp2[]::new));
    assertThat(sides.valueOf(left.reduced().claim(), left.constraints())).isEqualTo(expected);
    assertThat(sent.length()).isEqualTo(2 * variables);
  }

  @Test
  void claimOrMessage_thatIsOffByOne_leavesAFalseClaim() {
    int variables = 4;
    List<Fp2Array> tables = List.of(table(variables, 1), table(variables, 2), table(variables, 3));
    Fp2 claim = sum(tables);
    Fp2Array honest =
        sides.prove(channel ->
            reduce(
                channel,
                variables,
                claim,
                () -> new TableProduct(2, SumcheckTest::summand, tables)));
    for (int changed = -1; changed < honest.length(); changed++) {
      Fp2Array sent = Fp2Array.wrap(honest.constants().clone(), honest.coefficients().clone());
      Fp2 claimed = changed < 0 ? claim.plus(Fp2.ONE) : claim;
      if (changed >= 0) {
        sent.add(changed, Fp2.ONE);
      }
      Left left =
          sides.verify(
              sent, channel -> reduce(channel, variables, claimed, SumcheckTest::forbidden));
      Fp2[] point = left.reduced().point();
      Fp2 truth = summand(tables.stream().map(t -> at(t, point)).toArray(Fp2[]::new));
      assertThat(sides.valueOf(left.reduced().claim(), left.constraints()))
          .as("message %s", changed)
          .isNotEqualTo(truth);
    }
  }

  /** The same witness under other pads sends other bytes, and no value in clear. */
  @Test
  void messages_areTheValuesLessTheirPads() {
    List<Fp2Array> tables = List.of(table(1, 1), table(1, 2), table(1, 3));
    Fp2Array sent =
        sides.prove(channel ->
            reduce(
                channel, 1, sum(tables), () -> new TableProduct(2, SumcheckTest::summand, tables)));
    Fp2 atZero =
        summand(new Fp2[] {tables.get(0).get(0), tables.get(1).get(0), tables.get(2).get(0)});
    assertThat(sent.get(0)).isNotEqualTo(atZero);
    assertThat(sides.valueOf(AffineForm.padded(sent.get(0), 0), new LinearConstraints()))
        .isEqualTo(atZero);
  }

  @Test
  void lagrange_reproducesPolynomialsUpToTheDegree() {
    Fp2 x = new Fp2(17, 4);
    Fp2[] weights = Sumcheck.lagrange(3, x);
    Fp2 cubic = Fp2.ZERO;
    for (int node = 0; node <= 3; node++) {
      cubic = cubic.plus(weights[node].times(Fp2.of(node).pow(3)));
    }
    assertThat(cubic).isEqualTo(x.pow(3));
  }
}
