package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.federity.proof.attack.Attack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LigeroParametersTest {
  /** The table of section 8: the weaker of run root and data root. */
  @ParameterizedTest
  @CsvSource({
    "1024, 2, 101.4, true",
    "1024, 4, 94.5, false",
    "1024, 8, 81.3, false",
    "2048, 2, 104.9, true",
    "2048, 4, 101.4, true",
    "2048, 8, 94.5, false",
    "4096, 2, 106.7, true",
    "4096, 4, 104.9, true",
    "4096, 8, 101.4, true",
    "8192, 2, 107.6, true",
    "8192, 4, 106.7, true",
    "8192, 8, 104.9, true",
  })
  void bits_ofEachSize_areThoseOfTheTable(int ell, int uses, double bits, boolean sound) {
    LigeroParameters parameters = LigeroParameters.of(ell, 160, uses);
    assertThat(parameters.bits()).isCloseTo(bits, within(0.06));
    assertThat(parameters.areSound()).isEqualTo(sound);
  }

  @Test
  @Attack("E3")
  void sizes_outsideTheAllowedOnes_areNotSound() {
    assertThat(LigeroParameters.of(4096, 160, 4).areSound()).isTrue();
    assertThat(LigeroParameters.of(512, 160, 2).areSound()).isFalse();
    assertThat(LigeroParameters.of(4095, 160, 4).areSound()).isFalse();
    assertThat(LigeroParameters.of(32_768, 160, 4).areSound()).isFalse();
    assertThat(LigeroParameters.of(4096, 159, 4).areSound()).isFalse();
    assertThat(LigeroParameters.of(4096, 161, 4).areSound()).isFalse();
    assertThat(LigeroParameters.of(4096, 160, 3).areSound()).isFalse();
    assertThat(LigeroParameters.of(4096, 160, 16).areSound()).isFalse();
    assertThat(LigeroParameters.of(64, 4, 4).areSound()).isFalse();
  }

  @Test
  void testMode_allowsSmallSizesButNoMoreOpeningsThanHide() {
    assertThat(LigeroParameters.forTests(64, 4, 4).areSound()).isTrue();
    assertThat(LigeroParameters.forTests(8, 1, 2).areSound()).isTrue();
    assertThat(LigeroParameters.forTests(8, 1, 3).areSound()).isFalse();
    assertThat(LigeroParameters.forTests(4, 1, 1).areSound()).isFalse();
    assertThat(LigeroParameters.forTests(24, 1, 1).areSound()).isFalse();
    assertThat(LigeroParameters.forTests(64, 0, 4).areSound()).isFalse();
  }
}
