package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.transcript.Coins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationDomainTest {
  private static final int ELL = 16;
  private final EvaluationDomain domain = new EvaluationDomain(ELL);

  private static long[] random(int count) {
    return new Coins(new byte[32]).nextFp(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 16, 17, 40, 127, 128})
  void encode_ofAnyLength_givesTheValuesInEveryColumn(int length) {
    long[] coefficients = random(length);
    long[] values = domain.encode(coefficients);
    for (int column = 0; column < domain.columns(); column++) {
      long expected = 0;
      for (int i = length - 1; i >= 0; i--) {
        expected = Fp.add(Fp.mul(expected, domain.point(column)), coefficients[i]);
      }
      assertThat(values[column]).isEqualTo(expected);
    }
  }

  @Test
  @Attack("C6")
  void columns_areNoSlotsAndDistinct() {
    for (int column = 0; column < domain.columns(); column++) {
      assertThat(Fp.pow(domain.point(column), ELL)).isNotEqualTo(1);
      assertThat(Fp.pow(domain.point(column), domain.columns()))
          .isEqualTo(Fp.pow(7, domain.columns()));
    }
  }

  @Test
  void hide_keepsTheSlotsAndHasTheRandomCoefficients() {
    long[] slots = random(ELL);
    long[] random = {3, 1, 4};
    long[] polynomial = CommittedMatrix.hide(domain, slots.clone(), random);
    assertThat(polynomial).hasSize(ELL + 3).endsWith(3, 1, 4);
    long root = Fp.rootOfUnity(ELL);
    for (int slot = 0; slot < ELL; slot++) {
      long value = 0;
      for (int i = polynomial.length - 1; i >= 0; i--) {
        value = Fp.add(Fp.mul(value, Fp.pow(root, slot)), polynomial[i]);
      }
      assertThat(value).isEqualTo(slots[slot]);
    }
  }

  @Test
  @Attack("C2")
  void sumOverSlots_countsEveryMultipleOfEll() {
    Fp2Array polynomial = new Fp2Array(3 * ELL + 1);
    for (int i = 0; i < 4; i++) {
      polynomial.set(i * ELL, new Fp2(i + 1, 1));
    }
    polynomial.set(1, Fp2.ONE);
    assertThat(domain.sumOverSlots(polynomial)).isEqualTo(new Fp2(10 * ELL, 4 * ELL));
  }

  @Test
  void vanishesOnSlots_holdsForMultiplesOfXToTheEllMinusOneOnly() {
    Fp2Array polynomial = new Fp2Array(2 * ELL + 3);
    polynomial.set(2, Fp2.ONE.negate());
    polynomial.set(2 + ELL, Fp2.ONE);
    assertThat(domain.vanishesOnSlots(polynomial)).isTrue();
    polynomial.add(2 + 2 * ELL, new Fp2(0, 1));
    assertThat(domain.vanishesOnSlots(polynomial)).isFalse();
  }
}
