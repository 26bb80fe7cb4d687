package io.federity.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.transcript.Coins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NttTest {
  private static long horner(long[] coefficients, long x) {
    long value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = Fp.add(Fp.mul(value, x), coefficients[i]);
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 64, 256})
  void evaluate_ofAPolynomial_givesItsValuesInNaturalOrder(int size) {
    long[] coefficients = new Coins(new byte[32]).nextFp(size);
    long[] values = coefficients.clone();
    new Ntt(size).evaluate(values);
    long root = Fp.rootOfUnity(size);
    for (int j = 0; j < size; j++) {
      assertThat(values[j]).isEqualTo(horner(coefficients, Fp.pow(root, j)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 1024, 1 << 15})
  void interpolate_afterEvaluate_isTheIdentity(int size) {
    long[] coefficients = new Coins(new byte[32]).nextFp(size);
    long[] copy = coefficients.clone();
    Ntt ntt = new Ntt(size);
    ntt.evaluate(copy);
    ntt.interpolate(copy);
    assertThat(copy).isEqualTo(coefficients);
  }

  @Test
  void sizes_thatDoNotFit_areRefused() {
    assertThatThrownBy(() -> new Ntt(12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ntt(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ntt(8).evaluate(new long[4]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
