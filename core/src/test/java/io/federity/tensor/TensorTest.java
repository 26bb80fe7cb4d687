package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TensorTest {
  @ParameterizedTest
  @CsvSource({
    "F64, 000000000000f8bf, -1.5",
    "F32, 0000c03f, 1.5",
    "F16, 003e, 1.5",
    "F16, 0100, 5.9604644775390625E-8",
    "BF16, c03f, 1.5",
    "I64, feffffffffffffff, -2",
    "I32, feffffff, -2",
    "I16, 0201, 258",
    "I8, ff, -1",
    "U8, ff, 255",
    "BOOL, 01, 1"
  })
  void element_isReadLittleEndian(DType dtype, String hex, double expected) {
    MemorySegment data = MemorySegment.ofArray(HexFormat.of().parseHex(hex));
    Tensor tensor = Tensor.of(new TensorSpec("t", dtype, List.of()), data);
    double[] block = new double[1];
    tensor.readDoubles(0, block, 1);
    assertThat(tensor.getDouble(0)).isEqualTo(expected);
    assertThat(block[0]).isEqualTo(expected);
    assertThat(tensor.getFloat(0)).isEqualTo((float) expected);
    assertThat(tensor.toFloatArray()).containsExactly((float) expected);
    assertThat(tensor.toDoubleArray()).containsExactly(expected);
    if (!dtype.isFloating()) {
      assertThat(tensor.getLong(0)).isEqualTo((long) expected);
    }
  }

  @Test
  void integer_beyond2To53_isExactAsLong() {
    Tensor tensor = Tensor.ofLongs("n", List.of(1L), Long.MAX_VALUE - 1);
    assertThat(tensor.getLong(0)).isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void getLong_ofFloats_throws() {
    Tensor tensor = Tensor.ofFloats("w", List.of(1L), 1f);
    assertThatThrownBy(() -> tensor.getLong(0)).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void readDoubles_outOfRange_throws() {
    Tensor tensor = Tensor.ofFloats("w", List.of(3L), 1f, 2f, 3f);
    double[] block = new double[4];
    tensor.readDoubles(1, block, 2);
    assertThat(block).startsWith(2, 3);
    assertThatThrownBy(() -> tensor.readDoubles(1, block, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void ofFloats_copiesItsArray() {
    float[] values = {1f, 2f};
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), values);
    values[0] = 9f;
    assertThat(tensor.getFloat(0)).isEqualTo(1f);
  }

  @Test
  void data_isReadOnly() {
    Tensor tensor = Tensor.ofFloats("w", List.of(1L), 1f);
    assertThatThrownBy(() -> tensor.data().set(ValueLayout.JAVA_BYTE, 0, (byte) 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void values_notAsManyAsTheShape_throws() {
    assertThatThrownBy(() -> Tensor.ofFloats("w", List.of(2L, 2L), 1f, 2f, 3f))
        .hasMessageContaining("4 elements, not 3");
    assertThatThrownBy(() ->
            Tensor.of(
                new TensorSpec("w", DType.F32, List.of(2L)), MemorySegment.ofArray(new byte[7])))
        .hasMessageContaining("8 bytes, not 7");
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F64", "F32", "F16", "BF16"})
  void nonFinite_atAnyPlace_isFound(DType dtype) {
    int count = 20_000;
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1 / 0.0}) {
      for (int at : new int[] {0, 1, 8191, 8192, 12_345, count - 1}) {
        double[] values = new double[count];
        Arrays.fill(values, -1.25);
        values[at] = bad;
        assertThat(tensor(dtype, values).firstNonFinite()).isEqualTo(OptionalLong.of(at));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"F64", "F32", "F16", "BF16"})
  void extremesOfTheRange_areFinite(DType dtype) {
    double largest =
        switch (dtype) {
          case F64 -> Double.MAX_VALUE;
          case F32 -> Float.MAX_VALUE;
          case F16 -> 65504;
          default -> 0x1.fep127;
        };
    Tensor tensor = tensor(dtype, largest, -largest, 0.0, -0.0, Double.MIN_VALUE);
    assertThat(tensor.firstNonFinite()).isEmpty();
    assertThat(tensor.getDouble(0)).isEqualTo(largest);
  }

  @Test
  void integers_areNeverNonFinite() {
    assertThat(Tensor.ofLongs("n", List.of(2L), -1, 0x7ff0_0000_0000_0000L).firstNonFinite())
        .isEmpty();
  }

  @Test
  void sameBits_comparesNameTypeShapeAndEveryBit() {
    Tensor tensor = Tensor.ofFloats("w", List.of(2L), 0f, Float.NaN);
    assertThat(tensor.sameBits(Tensor.ofFloats("w", List.of(2L), 0f, Float.NaN))).isTrue();
    assertThat(tensor.sameBits(Tensor.ofFloats("w", List.of(2L), -0f, Float.NaN))).isFalse();
    assertThat(tensor.sameBits(Tensor.ofFloats("v", List.of(2L), 0f, Float.NaN))).isFalse();
    assertThat(tensor.sameBits(Tensor.ofFloats("w", List.of(1L, 2L), 0f, Float.NaN))).isFalse();
  }

  @Test
  void tensor_beyond2Gigabytes_isAddressedByLong() {
    long count = (1L << 31) + 5;
    try (Arena arena = Arena.ofConfined()) {
      TensorSpec spec = new TensorSpec("big", DType.U8, List.of(count));
      Tensor tensor =
          TensorBuilder.in(arena, spec).setLong(count - 1, 200).build(); // pages stay untouched
      assertThat(tensor.getLong(count - 1)).isEqualTo(200);
      assertThat(tensor.getLong(count - 2)).isZero();
      assertThatThrownBy(tensor::toFloatArray).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void builder_refusesIntegersOutOfRange() {
    TensorBuilder builder = TensorBuilder.of(new TensorSpec("b", DType.U8, List.of(1L)));
    assertThat(builder.setLong(0, 255).build().getLong(0)).isEqualTo(255);
    assertThatThrownBy(() -> builder.setLong(0, 256)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> builder.setLong(0, -1)).isInstanceOf(ArithmeticException.class);
  }

  static Tensor tensor(DType dtype, double... values) {
    return TensorBuilder.of(new TensorSpec("t", dtype, List.of((long) values.length)))
        .setDoubles(0, values, values.length)
        .build();
  }
}
