package io.federity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TensorSpecTest {
  @Test
  void matrix_ofFloats_countsElementsAndBytes() {
    TensorSpec spec = new TensorSpec("fc.weight", DType.F32, List.of(3L, 5L));
    assertThat(spec.elementCount()).isEqualTo(15);
    assertThat(spec.byteSize()).isEqualTo(60);
  }

  @Test
  void scalar_hasOneElement() {
    assertThat(new TensorSpec("s", DType.F64, List.of()).byteSize()).isEqualTo(8);
  }

  @Test
  void dimensionOfZero_hasNoElements() {
    assertThat(new TensorSpec("empty", DType.I64, List.of(7L, 0L)).byteSize()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\nb", "a\u0000", "\u007f", "\u0085", "__metadata__", "\ud800"})
  void name_notAllowed_throws(String name) {
    assertThatThrownBy(() -> new TensorSpec(name, DType.F32, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void name_of1024Bytes_isAllowedAndOneMoreIsNot() {
    assertThat(new TensorSpec("é".repeat(512), DType.F32, List.of()).name()).hasSize(512);
    assertThatThrownBy(() -> new TensorSpec("é".repeat(512) + "a", DType.F32, List.of()))
        .hasMessageContaining("at most 1024 bytes");
    assertThatThrownBy(() -> new TensorSpec("a".repeat(1025), DType.F32, List.of()))
        .hasMessageContaining("at most 1024 bytes");
  }

  @Test
  void negativeDimension_throws() {
    assertThatThrownBy(() -> new TensorSpec("w", DType.F32, List.of(2L, -1L)))
        .hasMessageContaining("negative");
  }

  @Test
  void byteSize_beyond63Bits_throws() {
    assertThat(new TensorSpec("w", DType.I8, List.of(1L << 62)).byteSize()).isEqualTo(1L << 62);
    assertThatThrownBy(() -> new TensorSpec("w", DType.F16, List.of(1L << 62)))
        .hasMessageContaining("overflows");
    assertThatThrownBy(() -> new TensorSpec("w", DType.I8, List.of(1L << 32, 1L << 32)))
        .hasMessageContaining("overflows");
  }

  @Test
  void rank_beyond64_throws() {
    assertThat(new TensorSpec("w", DType.I8, Collections.nCopies(64, 1L)).elementCount())
        .isEqualTo(1);
    assertThatThrownBy(() -> new TensorSpec("w", DType.I8, Collections.nCopies(65, 1L)))
        .hasMessageContaining("64 dimensions");
  }

  @Test
  void dtypes_haveTheFormatsNamesAndWidths() {
    assertThat(DType.values())
        .extracting(dtype -> dtype.name() + ":" + dtype.byteWidth())
        .containsExactly(
            "I64:8", "F64:8", "F32:4", "I32:4", "BF16:2", "F16:2", "I16:2", "I8:1", "U8:1",
            "BOOL:1");
    assertThat(DType.values())
        .filteredOn(DType::isFloating)
        .containsExactly(DType.F64, DType.F32, DType.BF16, DType.F16);
    assertThat(DType.parse("F32")).contains(DType.F32);
    assertThat(DType.parse("f32")).isEmpty();
  }
}
