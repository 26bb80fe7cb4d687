package io.federity.tensor;

import java.lang.foreign.MemorySegment;
import java.util.OptionalLong;

/**
 * Finds NaN and infinity by their exponent bits, a block at a time: all exponent bits set means
 * that adding one to the exponent carries into the sign bit.
 */
final class NonFiniteScan {
  private static final int BLOCK = 8192;

  private NonFiniteScan() {}

  static OptionalLong first(TensorSpec spec, MemorySegment data) {
    if (!spec.dtype().isFloating()) {
      return OptionalLong.empty();
    }
    long count = spec.elementCount();
    for (long from = 0; from < count; from += BLOCK) {
      int length = (int) Math.min(BLOCK, count - from);
      MemorySegment block = data.asSlice(from * spec.dtype().byteWidth());
      if (hasNonFinite(spec.dtype(), block, length)) {
        for (int i = 0; i < length; i++) {
          if (!Double.isFinite(Elements.getDouble(spec.dtype(), block, i))) {
            return OptionalLong.of(from + i);
          }
        }
      }
    }
    return OptionalLong.empty();
  }

  private static boolean hasNonFinite(DType dtype, MemorySegment block, int length) {
    return switch (dtype) {
      case F64 -> hasNonFiniteF64(block, length);
      case F32 -> hasNonFiniteF32(block, length);
      case F16 -> hasNonFinite16(block, length, 0x7c00, 0x0400);
      case BF16 -> hasNonFinite16(block, length, 0x7f80, 0x0080);
      case I64, I32, I16, I8, U8, BOOL -> false;
    };
  }

  private static boolean hasNonFiniteF64(MemorySegment block, int length) {
    long carry = 0;
    for (int i = 0; i < length; i++) {
      long bits = block.get(Layouts.I64, i * 8L);
      carry |= (bits & 0x7ff0_0000_0000_0000L) + 0x0010_0000_0000_0000L;
    }
    return carry < 0;
  }

  private static boolean hasNonFiniteF32(MemorySegment block, int length) {
    int carry = 0;
    for (int i = 0; i < length; i++) {
      int bits = block.get(Layouts.I32, i * 4L);
      carry |= (bits & 0x7f80_0000) + 0x0080_0000;
    }
    return carry < 0;
  }

  private static boolean hasNonFinite16(MemorySegment block, int length, int mask, int one) {
    int carry = 0;
    for (int i = 0; i < length; i++) {
      carry |= (block.get(Layouts.I16, i * 2L) & mask) + one;
    }
    return (carry & 0x8000) != 0;
  }
}
