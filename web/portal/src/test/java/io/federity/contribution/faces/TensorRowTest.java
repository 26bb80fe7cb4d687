package io.federity.contribution.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.wire.TensorChangeView;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorRowTest {
  private static TensorRow row(double baseL2, Long... histogram) {
    return TensorRow.of(
        new TensorChangeView(
            "fc.weight", "F32", List.of(1L, 13L), 0.5, baseL2, 0.2, 1, List.of(histogram)));
  }

  @Test
  void tensor_isDescribed() {
    TensorRow row = row(2, 0L, 0L, 3L, 6L);

    assertThat(row.shape()).isEqualTo("1 × 13");
    assertThat(row.elements()).isEqualTo(13);
    assertThat(row.relative()).isEqualTo(0.25);
  }

  @Test
  void base_ofZeros_hasNoRelativeChange() {
    assertThat(row(0, 1L).relative()).isNull();
  }

  @Test
  void highestBar_fillsTheBox() {
    assertThat(row(1, 0L, 0L, 3L, 6L).bars())
        .extracting(TensorRow.Bar::height)
        .containsExactly("16.0", "32.0");
  }

  @Test
  void histogram_isSaidInWords() {
    assertThat(row(1, 2L, 3L).histogramInWords())
        .isEqualTo("2 changed by less than 1e-9; 3 changed by 1e-9 to 1e-8");
    assertThat(row(1, 0L).histogramInWords()).isEqualTo("no element changed");
  }
}
