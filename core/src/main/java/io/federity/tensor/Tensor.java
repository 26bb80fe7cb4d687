package io.federity.tensor;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * An immutable named tensor: little-endian elements in C order over read-only memory, which may be
 * a mapped file of many gigabytes.
 *
 * <p>Indices are flat, from 0 to {@code elementCount() - 1}. Safe for use by many threads as long
 * as nobody writes to the memory behind it; a tensor of a mapped file ends with the file's arena.
 */
public final class Tensor {
  private final TensorSpec spec;
  private final MemorySegment data;

  private Tensor(TensorSpec spec, MemorySegment data) {
    this.spec = spec;
    this.data = data;
  }

  /**
   * Wraps encoded elements without copying; the caller must not change them afterwards.
   *
   * @throws IllegalArgumentException if the segment's size is not {@code spec.byteSize()}
   */
  public static Tensor of(TensorSpec spec, MemorySegment data) {
    if (data.byteSize() != spec.byteSize()) {
      throw new IllegalArgumentException(
          spec + " needs " + spec.byteSize() + " bytes, not " + data.byteSize());
    }
    return new Tensor(spec, data.asReadOnly());
  }

  /** Makes an F32 tensor of a copy of {@code values}, flat in C order. */
  public static Tensor ofFloats(String name, List<Long> shape, float... values) {
    TensorSpec spec = counted(new TensorSpec(name, DType.F32, shape), values.length);
    MemorySegment data = Layouts.allocate(spec.byteSize());
    MemorySegment.copy(values, 0, data, Layouts.F32, 0, values.length);
    return of(spec, data);
  }

  /** Makes an F64 tensor of a copy of {@code values}, flat in C order. */
  public static Tensor ofDoubles(String name, List<Long> shape, double... values) {
    TensorSpec spec = counted(new TensorSpec(name, DType.F64, shape), values.length);
    MemorySegment data = Layouts.allocate(spec.byteSize());
    MemorySegment.copy(values, 0, data, Layouts.F64, 0, values.length);
    return of(spec, data);
  }

  /** Makes an I64 tensor of a copy of {@code values}, flat in C order. */
  public static Tensor ofLongs(String name, List<Long> shape, long... values) {
    TensorSpec spec = counted(new TensorSpec(name, DType.I64, shape), values.length);
    MemorySegment data = Layouts.allocate(spec.byteSize());
    MemorySegment.copy(values, 0, data, Layouts.I64, 0, values.length);
    return of(spec, data);
  }

  /** Returns name, type and shape. */
  public TensorSpec spec() {
    return spec;
  }

  /** Returns the name. */
  public String name() {
    return spec.name();
  }

  /** Returns the number of elements. */
  public long elementCount() {
    return spec.elementCount();
  }

  /** Returns the encoded elements, little-endian, read-only, not necessarily aligned. */
  public MemorySegment data() {
    return data;
  }

  /** Returns an element of any type as {@code float}, rounded once where that is needed. */
  public float getFloat(long index) {
    return switch (spec.dtype()) {
      case F32 -> data.get(Layouts.F32, index * 4);
      case I64, I32, I16, I8, U8, BOOL -> (float) getLong(index);
      case F64, F16, BF16 -> (float) getDouble(index);
    };
  }

  /** Returns an element of any type as {@code double}; only I64 beyond 2^53 is rounded. */
  public double getDouble(long index) {
    return Elements.getDouble(spec.dtype(), data, index);
  }

  /**
   * Returns an element of an integer or boolean tensor.
   *
   * @throws UnsupportedOperationException if the tensor is floating
   */
  public long getLong(long index) {
    return Elements.getLong(spec.dtype(), data, index);
  }

  /** Reads {@code count} elements from flat index {@code from} on, as by {@link #getDouble}. */
  public void readDoubles(long from, double[] into, int count) {
    Objects.checkFromIndexSize(from, count, elementCount());
    MemorySegment block = data.asSlice(from * spec.dtype().byteWidth());
    switch (spec.dtype()) {
      case F64 -> MemorySegment.copy(block, Layouts.F64, 0, into, 0, count);
      case F32 -> {
        for (int i = 0; i < count; i++) {
          into[i] = block.get(Layouts.F32, i * 4L);
        }
      }
      case F16, BF16, I64, I32, I16, I8, U8, BOOL -> {
        for (int i = 0; i < count; i++) {
          into[i] = Elements.getDouble(spec.dtype(), block, i);
        }
      }
    }
  }

  /**
   * Copies all elements.
   *
   * @throws IllegalStateException if there are more than an array can hold
   */
  public float[] toFloatArray() {
    float[] values = new float[arrayLength()];
    if (spec.dtype() == DType.F32) {
      MemorySegment.copy(data, Layouts.F32, 0, values, 0, values.length);
    } else {
      for (int i = 0; i < values.length; i++) {
        values[i] = getFloat(i);
      }
    }
    return values;
  }

  /**
   * Copies all elements.
   *
   * @throws IllegalStateException if there are more than an array can hold
   */
  public double[] toDoubleArray() {
    double[] values = new double[arrayLength()];
    readDoubles(0, values, values.length);
    return values;
  }

  /** Finds the first NaN or infinity; always empty for integer and boolean tensors. */
  public OptionalLong firstNonFinite() {
    return NonFiniteScan.first(spec, data);
  }

  /** Tells whether name, type, shape and every bit are the same: NaN equals itself, 0 not -0. */
  public boolean sameBits(Tensor other) {
    return spec.equals(other.spec) && data.mismatch(other.data) == -1;
  }

  @Override
  public String toString() {
    return "Tensor[" + spec.name() + " " + spec.dtype() + " " + spec.shape() + "]";
  }

  private int arrayLength() {
    if (elementCount() > Integer.MAX_VALUE - 16) {
      throw new IllegalStateException(this + " is too large for an array");
    }
    return (int) elementCount();
  }

  private static TensorSpec counted(TensorSpec spec, int values) {
    if (spec.elementCount() != values) {
      throw new IllegalArgumentException(
          spec + " has " + spec.elementCount() + " elements, not " + values);
    }
    return spec;
  }
}
