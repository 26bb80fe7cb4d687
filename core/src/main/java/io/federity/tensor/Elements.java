package io.federity.tensor;

import java.lang.foreign.MemorySegment;

/** Conversions between encoded elements and {@code double} or {@code long}, each rounded once. */
final class Elements {
  private Elements() {}

  static double getDouble(DType dtype, MemorySegment data, long index) {
    return switch (dtype) {
      case F64 -> data.get(Layouts.F64, index * 8);
      case F32 -> data.get(Layouts.F32, index * 4);
      case F16 -> Float.float16ToFloat(data.get(Layouts.I16, index * 2));
      case BF16 -> bfloat16ToFloat(data.get(Layouts.I16, index * 2));
      case I64, I32, I16, I8, U8, BOOL -> getLong(dtype, data, index);
    };
  }

  static long getLong(DType dtype, MemorySegment data, long index) {
    return switch (dtype) {
      case I64 -> data.get(Layouts.I64, index * 8);
      case I32 -> data.get(Layouts.I32, index * 4);
      case I16 -> data.get(Layouts.I16, index * 2);
      case I8 -> data.get(Layouts.I8, index);
      case U8, BOOL -> Byte.toUnsignedLong(data.get(Layouts.I8, index));
      case F64, F32, F16, BF16 ->
          throw new UnsupportedOperationException("getLong on a tensor of " + dtype);
    };
  }

  static void setDouble(DType dtype, MemorySegment data, long index, double value) {
    switch (dtype) {
      case F64 -> data.set(Layouts.F64, index * 8, value);
      case F32 -> data.set(Layouts.F32, index * 4, (float) value);
      case F16 -> data.set(Layouts.I16, index * 2, Float.floatToFloat16(roundToOdd(value)));
      case BF16 -> data.set(Layouts.I16, index * 2, floatToBfloat16(roundToOdd(value)));
      case I64, I32, I16, I8, U8, BOOL ->
          throw new UnsupportedOperationException("setDouble on a tensor of " + dtype);
    }
  }

  static void setLong(DType dtype, MemorySegment data, long index, long value) {
    switch (dtype) {
      case I64 -> data.set(Layouts.I64, index * 8, value);
      case I32 -> data.set(Layouts.I32, index * 4, (int) value);
      case I16 -> data.set(Layouts.I16, index * 2, (short) value);
      case I8, U8, BOOL -> data.set(Layouts.I8, index, (byte) value);
      case F64, F32, F16, BF16 ->
          throw new UnsupportedOperationException("setLong on a tensor of " + dtype);
    }
  }

  static float bfloat16ToFloat(short bits) {
    return Float.intBitsToFloat(bits << 16);
  }

  /** Rounds to nearest, ties to even. */
  static short floatToBfloat16(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x0040);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }

  /**
   * Rounds to {@code float} such that a second rounding to a narrower type equals a single one: an
   * inexact result takes the neighbour whose last bit is set (Boldo and Melquiond, 2008).
   */
  static float roundToOdd(double value) {
    float nearest = (float) value;
    if (nearest == value || Double.isNaN(value) || (Float.floatToRawIntBits(nearest) & 1) == 1) {
      return nearest;
    }
    return nearest < value ? Math.nextUp(nearest) : Math.nextDown(nearest);
  }
}
