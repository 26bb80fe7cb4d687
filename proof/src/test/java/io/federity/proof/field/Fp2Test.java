package io.federity.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.transcript.Coins;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Fp2Test {
  private static List<Fp2> samples() {
    Coins coins = new Coins(new byte[32]);
    return Stream.concat(
            Stream.of(
                Fp2.ZERO, Fp2.ONE, new Fp2(0, 1), new Fp2(Fp.P - 1, Fp.P - 1), Fp2.ofSigned(-7)),
            Stream.generate(coins::next).limit(12))
        .toList();
  }

  @Test
  void phi_squared_isSevenAndNoSquareOfTheBaseField() {
    Fp2 phi = new Fp2(0, 1);
    assertThat(phi.squared()).isEqualTo(Fp2.of(7));
    // Euler's criterion: a square would give 1.
    assertThat(Fp.pow(Fp2.NON_RESIDUE, (Fp.P - 1) >>> 1)).isEqualTo(Fp.P - 1);
  }

  @Test
  void operations_obeyTheLawsOfAField() {
    for (Fp2 a : samples()) {
      assertThat(a.plus(a.negate())).isEqualTo(Fp2.ZERO);
      assertThat(a.times(Fp2.ONE)).isEqualTo(a);
      for (Fp2 b : samples()) {
        assertThat(a.times(b)).isEqualTo(b.times(a));
        assertThat(a.minus(b)).isEqualTo(a.plus(b.negate()));
        assertThat(a.times(b.c0())).isEqualTo(a.times(Fp2.of(b.c0())));
        for (Fp2 c : samples()) {
          assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
          assertThat(a.times(b.times(c))).isEqualTo(a.times(b).times(c));
        }
      }
    }
  }

  @Test
  void inverse_ofNonZero_givesOne() {
    samples().stream()
        .filter(a -> !a.isZero())
        .forEach(a -> assertThat(a.times(a.inverse())).isEqualTo(Fp2.ONE));
    assertThatThrownBy(Fp2.ZERO::inverse).isInstanceOf(ArithmeticException.class);
  }

  /** The Frobenius map x -> x^p changes the sign of phi and nothing else. */
  @Test
  void pow_ofP_conjugates() {
    for (Fp2 a : samples()) {
      assertThat(a.pow(Fp.P)).isEqualTo(new Fp2(a.c0(), Fp.negate(a.c1())));
    }
    assertThat(samples().getLast().pow(0)).isEqualTo(Fp2.ONE);
  }

  @Test
  void constructor_ofNonCanonicalParts_refuses() {
    assertThatThrownBy(() -> new Fp2(Fp.P, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fp2(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Fp2(Fp.P - 1, Fp.P - 1).isZero()).isFalse();
  }
}
