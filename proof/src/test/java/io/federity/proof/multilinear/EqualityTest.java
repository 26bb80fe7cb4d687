package io.federity.proof.multilinear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.transcript.Coins;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EqualityTest {
  private static Fp2[] point(int dimensions) {
    Coins coins = new Coins(new byte[32]);
    Fp2[] point = new Fp2[dimensions];
    Arrays.setAll(point, i -> coins.next());
    return point;
  }

  @Test
  void table_atEveryIndex_isTheProductOverItsBitsLowestFirst() {
    Fp2[] point = point(3);
    Fp2Array table = Equality.table(point);
    assertThat(table.length()).isEqualTo(8);
    // Index 6 has bits 0, 1, 1 from the lowest.
    assertThat(table.get(6)).isEqualTo(Fp2.ONE.minus(point[0]).times(point[1]).times(point[2]));
    for (int index = 0; index < 8; index++) {
      assertThat(Equality.at(point, index)).isEqualTo(table.get(index));
      Fp2[] bits = new Fp2[3];
      for (int bit = 0; bit < 3; bit++) {
        bits[bit] = Fp2.of(index >> bit & 1);
      }
      assertThat(Equality.of(point, bits)).isEqualTo(table.get(index));
    }
  }

  @Test
  void table_ofNoCoordinates_isOne() {
    assertThat(Equality.table().get(0)).isEqualTo(Fp2.ONE);
    assertThat(Equality.of(point(0), point(0))).isEqualTo(Fp2.ONE);
  }

  @Test
  void of_pointsOfTwoDimensionsOrTooLargeIndices_isRefused() {
    assertThatThrownBy(() -> Equality.of(point(2), point(3)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Equality.at(point(3), 8)).isInstanceOf(IllegalArgumentException.class);
  }
}
