package io.federity.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.federity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateStatisticsTest {
  @Test
  void difference_isMeasured() {
    UpdateStatistics statistics =
        UpdateStatistics.between(
            Tensor.ofFloats("w", List.of(4L), 1f, 2f, 2f, 0f),
            Tensor.ofFloats("w", List.of(4L), 4f, 2f, -2f, 0f));
    assertThat(statistics.name()).isEqualTo("w");
    assertThat(statistics.elementCount()).isEqualTo(4);
    assertThat(statistics.changed()).isEqualTo(2);
    assertThat(statistics.shareChanged()).isEqualTo(0.5);
    assertThat(statistics.l2Norm()).isEqualTo(5);
    assertThat(statistics.baseL2Norm()).isEqualTo(3);
    assertThat(statistics.maxAbs()).isEqualTo(4);
    assertThat(statistics.nonFinite()).isZero();
  }

  @Test
  void histogram_hasABinBelowBetweenAndAboveTheBounds() {
    int bounds = UpdateStatistics.HISTOGRAM_BOUNDS.size();
    double[] candidate = new double[bounds + 2];
    candidate[0] = 1e-10;
    for (int i = 0; i < bounds; i++) {
      candidate[i + 1] = -UpdateStatistics.HISTOGRAM_BOUNDS.get(i);
    }
    List<Long> shape = List.of((long) candidate.length);
    UpdateStatistics statistics =
        UpdateStatistics.between(
            Tensor.ofDoubles("w", shape, new double[candidate.length]),
            Tensor.ofDoubles("w", shape, candidate));
    assertThat(statistics.histogram()).hasSize(bounds + 1).containsOnly(1L);
    assertThat(UpdateStatistics.HISTOGRAM_BOUNDS).isSorted();
  }

  @Test
  void nonFiniteValues_areCountedAndLeftOut() {
    UpdateStatistics statistics =
        UpdateStatistics.between(
            Tensor.ofFloats("w", List.of(3L), 0f, Float.NaN, 0f),
            Tensor.ofFloats("w", List.of(3L), Float.POSITIVE_INFINITY, 0f, 2f));
    assertThat(statistics.nonFinite()).isEqualTo(2);
    assertThat(statistics.changed()).isEqualTo(3);
    assertThat(statistics.l2Norm()).isEqualTo(2);
    assertThat(statistics.maxAbs()).isEqualTo(2);
  }

  @Test
  void norm_ofHugeOrTinyNumbers_neitherOverflowsNorVanishes() {
    for (double scale : new double[] {1e300, 1e-300}) {
      UpdateStatistics statistics =
          UpdateStatistics.between(
              Tensor.ofDoubles("w", List.of(2L), 0, 0),
              Tensor.ofDoubles("w", List.of(2L), 3 * scale, 4 * scale));
      assertThat(statistics.l2Norm()).isCloseTo(5 * scale, within(1e-12 * scale));
    }
  }

  @Test
  void norm_ofNumbersOfVeryDifferentSize_countsThemAll() {
    // sqrt(5) times the smaller one, on both sides of where the scales change.
    for (double scale : new double[] {0x1p480, 0x1p-481}) {
      UpdateStatistics statistics =
          UpdateStatistics.between(
              Tensor.ofDoubles("w", List.of(2L), 0, 0),
              Tensor.ofDoubles("w", List.of(2L), 2 * scale, scale));
      assertThat(statistics.l2Norm()).isCloseTo(Math.sqrt(5) * scale, within(1e-12 * scale));
    }
  }

  @Test
  void manyBlocks_areAllCounted() {
    int count = 20_001;
    float[] ones = new float[count];
    Arrays.fill(ones, 1f);
    UpdateStatistics statistics =
        UpdateStatistics.between(
            Tensor.ofFloats("w", List.of((long) count), new float[count]),
            Tensor.ofFloats("w", List.of((long) count), ones));
    assertThat(statistics.changed()).isEqualTo(count);
    assertThat(statistics.l2Norm()).isCloseTo(Math.sqrt(count), within(1e-9));
  }

  @Test
  void tensorWithoutElements_hasZeros() {
    Tensor empty = Tensor.ofFloats("w", List.of(0L));
    UpdateStatistics statistics = UpdateStatistics.between(empty, empty);
    assertThat(statistics.shareChanged()).isZero();
    assertThat(statistics.maxAbs()).isZero();
    assertThat(statistics.l2Norm()).isZero();
  }

  @Test
  void integers_areComparedToo() {
    UpdateStatistics statistics =
        UpdateStatistics.between(
            Tensor.ofLongs("n", List.of(), 7), Tensor.ofLongs("n", List.of(), 10));
    assertThat(statistics.maxAbs()).isEqualTo(3);
  }

  @Test
  void otherStructure_throws() {
    assertThatThrownBy(() ->
            UpdateStatistics.between(
                Tensor.ofFloats("w", List.of(1L), 1f), Tensor.ofDoubles("w", List.of(1L), 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
