package io.federity.tensor;

import java.util.Optional;

/**
 * Element types, under their safetensors names.
 *
 * <p>The declaration order is the order in which a safetensors file lays its tensors out: widest
 * alignment first, exactly as the reference implementation sorts them.
 */
public enum DType {
  I64(8, false),
  F64(8, true),
  F32(4, true),
  I32(4, false),
  /** The upper half of a binary32: 8 exponent bits, 7 fraction bits. */
  BF16(2, true),
  /** IEEE 754 binary16. */
  F16(2, true),
  I16(2, false),
  I8(1, false),
  U8(1, false),
  /** One byte an element, 0 or 1. */
  BOOL(1, false);

  private final int byteWidth;
  private final boolean floating;

  DType(int byteWidth, boolean floating) {
    this.byteWidth = byteWidth;
    this.floating = floating;
  }

  /** Returns the bytes of one element. */
  public int byteWidth() {
    return byteWidth;
  }

  /** Tells whether elements are floating-point numbers, which may be non-finite. */
  public boolean isFloating() {
    return floating;
  }

  /** Finds the type that safetensors calls {@code name}; names are case-sensitive. */
  public static Optional<DType> parse(String name) {
    for (DType dtype : values()) {
      if (dtype.name().equals(name)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }
}
