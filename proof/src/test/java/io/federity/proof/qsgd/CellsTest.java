package io.federity.proof.qsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.descriptor.TrainingDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Single cells at the edges of their ranges. */
class CellsTest {
  private static final int SHIFT = 4;
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 13, 10, 6, 13, 5, 9, 14, 1, 2, 3, 4, 12);

  private static HiddenCells hidden() {
    return new HiddenCells(TD, SHIFT, SHIFT, 1);
  }

  private static OutputCells output() {
    return new OutputCells(TD, SHIFT, 1);
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0, 15",
    "8, 1, 0",
    "-8, 0, 0",
    "-9, -1, 15",
    "23, 1, 15",
    "24, 2, 0",
    "-24, -1, 0",
    "0, 0, 8",
  })
  void accumulator_isRoundedHalfUp(long accumulator, long rounded, long remainder)
      throws RangeExceededException {
    OutputCells cells = output();
    cells.forward(0, accumulator);
    assertThat(cells.logit(0)).isEqualTo(rounded);
    assertThat(cells.remainder(0)).isEqualTo(remainder);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0, 0, 1, 0", "0, 0, 0, 0, 0", "1, 1, 1, 0, 0", "2, 1, 2, 0, 1"})
  void unit_isOnFromOneUpwards(long z, long sign, long activation, long negative, long excess)
      throws RangeExceededException {
    HiddenCells cells = hidden();
    cells.forward(0, z << SHIFT);
    cells.backward(0, 3L << SHIFT);
    assertThat(cells.sign(0)).isEqualTo(sign);
    assertThat(cells.activation(0)).isEqualTo(activation);
    assertThat(cells.negative(0)).isEqualTo(negative);
    assertThat(cells.excess(0)).isEqualTo(excess);
    assertThat(cells.delta(0)).isEqualTo(3 * sign);
  }

  @Test
  void unit_atTheLimitsOfItsWidth_isTakenAndBeyondRefused() throws RangeExceededException {
    HiddenCells cells = hidden();
    cells.forward(0, 64L << SHIFT);
    assertThat(cells.excess(0)).isEqualTo(63);
    cells.forward(0, -63L << SHIFT);
    assertThat(cells.negative(0)).isEqualTo(63);
    for (long z : new long[] {65, -64}) {
      assertThatThrownBy(() -> cells.forward(0, z << SHIFT))
          .isInstanceOf(RangeExceededException.class)
          .hasMessageContaining("a hidden unit needs more than 6 bits");
    }
  }

  @Test
  void gradient_atTheLimitsOfItsWidth_isTakenAndBeyondRefused() throws RangeExceededException {
    HiddenCells cells = hidden();
    for (long g : new long[] {-32, 31}) {
      cells.backward(0, g << SHIFT);
      assertThat(cells.gradient(0)).isEqualTo(g);
    }
    for (long g : new long[] {-33, 32}) {
      assertThatThrownBy(() -> cells.backward(0, g << SHIFT))
          .isInstanceOf(RangeExceededException.class)
          .hasMessageContaining("a hidden gradient needs more than 5 bits");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8190, 8190",
    "8191, 8191",
    "8192, 8191",
    "-8191, -8191",
    "-8192, -8192",
    "-8193, -8192",
  })
  void logit_isSaturatedAtTheTablesEnds(long logit, long saturated) throws RangeExceededException {
    OutputCells cells = output();
    cells.forward(0, logit << SHIFT);
    assertThat(cells.logit(0)).isEqualTo(logit);
    assertThat(cells.saturated(0)).isEqualTo(saturated);
    assertThat(cells.probability(0)).isEqualTo(saturated > 0 ? 8192 : 0);
    cells.learn(0, 1);
    assertThat(cells.delta(0)).isEqualTo(cells.probability(0) - 8192);
  }

  @ParameterizedTest
  @ValueSource(longs = {8191 + (1 << 14), -8192 - (1 << 14)})
  void logit_beyondItsWidth_isRefused(long logit) throws RangeExceededException {
    OutputCells cells = output();
    cells.forward(0, (logit - Long.signum(logit)) << SHIFT);
    assertThatThrownBy(() -> cells.forward(0, logit << SHIFT))
        .isInstanceOf(RangeExceededException.class)
        .hasMessageContaining("a logit needs more than 14 bits");
  }
}
