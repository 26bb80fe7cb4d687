package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ElementsTest {
  @Test
  void half_justAboveATie_isNotRoundedTwice() {
    // 1 + 2^-11 lies midway between two halves; by way of float the 2^-40 would be lost first.
    double aboveTie = 1 + 0x1p-11 + 0x1p-40;
    assertThat(Float.float16ToFloat(Float.floatToFloat16((float) aboveTie))).isEqualTo(1f);
    assertThat(TensorTest.tensor(DType.F16, aboveTie).getDouble(0)).isEqualTo(1 + 0x1p-10);
    assertThat(TensorTest.tensor(DType.F16, 1 + 0x1p-11).getDouble(0)).isEqualTo(1);
  }

  @Test
  void bfloat16_roundsOnceToNearestEven() {
    assertThat(TensorTest.tensor(DType.BF16, 1 + 0x1p-8).getDouble(0)).isEqualTo(1);
    assertThat(TensorTest.tensor(DType.BF16, 1 + 0x1p-8 + 0x1p-40).getDouble(0))
        .isEqualTo(1 + 0x1p-7);
    assertThat(TensorTest.tensor(DType.BF16, 1 + 0x3p-8).getDouble(0)).isEqualTo(1 + 0x1p-6);
    assertThat(TensorTest.tensor(DType.BF16, 3.4e38).getDouble(0)).isInfinite();
    assertThat(TensorTest.tensor(DType.BF16, Double.NaN).getDouble(0)).isNaN();
  }

  @Test
  void everyHalfAndBfloat16_survivesDecodingAndEncoding() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float half = Float.float16ToFloat((short) bits);
      float brain = Elements.bfloat16ToFloat((short) bits);
      if (!Float.isNaN(half)) {
        assertThat(Float.floatToFloat16(Elements.roundToOdd(half))).isEqualTo((short) bits);
      }
      if (!Float.isNaN(brain)) {
        assertThat(Elements.floatToBfloat16(Elements.roundToOdd(brain))).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void anyDouble_becomesTheNearestBfloat16() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-140, 120));
      double rounded = TensorTest.tensor(DType.BF16, value).getDouble(0);
      short bits = Elements.floatToBfloat16((float) rounded);
      double error = Math.abs(rounded - value);
      assertThat(error).isLessThanOrEqualTo(Math.abs(neighbour(bits, 1) - value));
      assertThat(error).isLessThanOrEqualTo(Math.abs(neighbour(bits, -1) - value));
    }
  }

  private static double neighbour(short bits, int step) {
    int magnitude = Math.abs((bits & 0x7fff) + step);
    return Elements.bfloat16ToFloat((short) ((bits & 0x8000) | magnitude));
  }
}
