package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MersenneTwisterTest {

  // ISO C++ [rand.predef]: the 10000th value of mt19937 with the default seed 5489.
  @Test
  void tenThousandthValue_isThatOfTheStandard() {
    var twister = new MersenneTwister(5489);
    int value = 0;
    for (int i = 0; i < 10_000; i++) {
      value = twister.next();
    }
    assertThat(Integer.toUnsignedLong(value)).isEqualTo(4123659995L);
  }
}
