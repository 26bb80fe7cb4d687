package io.federity.tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Fills the elements of one tensor, rounding each {@code double} once to the tensor's type. Not
 * safe for use by many threads on the same range; disjoint ranges may be filled at the same time.
 */
public final class TensorBuilder {
  private final TensorSpec spec;
  private final MemorySegment data;

  private TensorBuilder(TensorSpec spec, MemorySegment data) {
    this.spec = spec;
    this.data = data;
  }

  /** Starts a tensor of zeros in memory that ends with {@code arena}. */
  public static TensorBuilder in(Arena arena, TensorSpec spec) {
    return new TensorBuilder(spec, arena.allocate(spec.byteSize(), 8));
  }

  /** Starts a tensor of zeros in memory that the garbage collector frees. */
  public static TensorBuilder of(TensorSpec spec) {
    return new TensorBuilder(spec, Layouts.allocate(spec.byteSize()));
  }

  /**
   * Sets {@code count} elements of a floating tensor from flat index {@code from} on; halves round
   * to nearest even, values beyond the type's range become infinite.
   */
  public TensorBuilder setDoubles(long from, double[] values, int count) {
    Objects.checkFromIndexSize(from, count, spec.elementCount());
    MemorySegment block = data.asSlice(from * spec.dtype().byteWidth());
    switch (spec.dtype()) {
      case F64 -> MemorySegment.copy(values, 0, block, Layouts.F64, 0, count);
      case F32 -> {
        for (int i = 0; i < count; i++) {
          block.set(Layouts.F32, i * 4L, (float) values[i]);
        }
      }
      case F16, BF16, I64, I32, I16, I8, U8, BOOL -> {
        for (int i = 0; i < count; i++) {
          Elements.setDouble(spec.dtype(), block, i, values[i]);
        }
      }
    }
    return this;
  }

  /**
   * Sets one element of an integer or boolean tensor.
   *
   * @throws ArithmeticException if the value is out of the type's range
   */
  public TensorBuilder setLong(long index, long value) {
    Elements.setLong(spec.dtype(), data, index, value);
    if (Elements.getLong(spec.dtype(), data, index) != value) {
      throw new ArithmeticException(value + " does not fit " + spec.dtype());
    }
    return this;
  }

  /** Returns the tensor; the builder must not be used afterwards. */
  public Tensor build() {
    return Tensor.of(spec, data);
  }
}
