package io.federity.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.tensor.DType;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Copies values between tensors and arrays of PyTorch; memory is never shared between them. */
final class TensorArrays {
  private TensorArrays() {}

  /** The tensor type of an array, if there is one. */
  static Optional<DType> dtype(NDArray array) {
    return switch (array.getDataType()) {
      case FLOAT32 -> Optional.of(DType.F32);
      case FLOAT64 -> Optional.of(DType.F64);
      case INT64 -> Optional.of(DType.I64);
      default -> Optional.empty();
    };
  }

  static TensorSpec spec(String name, NDArray array) {
    List<Long> shape = Arrays.stream(array.getShape().getShape()).boxed().toList();
    return new TensorSpec(name, dtype(array).orElseThrow(), shape);
  }

  static Shape shape(List<Long> dimensions) {
    return new Shape(dimensions.stream().mapToLong(Long::longValue).toArray());
  }

  static Tensor copy(String name, NDArray array) {
    TensorSpec spec = spec(name, array);
    return switch (spec.dtype()) {
      case F32 -> Tensor.ofFloats(name, spec.shape(), array.toFloatArray());
      case F64 -> Tensor.ofDoubles(name, spec.shape(), array.toDoubleArray());
      default -> Tensor.ofLongs(name, spec.shape(), array.toLongArray());
    };
  }

  /** Overwrites an array of the tensor's type and shape, which must not be tracked by autograd. */
  static void write(Tensor tensor, NDArray array) {
    array.set(bytes(tensor));
  }

  /** Tensor elements in the platform's byte order, direct, as PyTorch wants them. */
  static ByteBuffer bytes(Tensor tensor) {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IllegalStateException("PyTorch needs a little-endian platform");
    }
    ByteBuffer copy =
        ByteBuffer.allocateDirect(Math.toIntExact(tensor.data().byteSize()))
            .order(ByteOrder.nativeOrder());
    MemorySegment.copy(
        tensor.data(),
        ValueLayout.JAVA_BYTE,
        0,
        MemorySegment.ofBuffer(copy),
        ValueLayout.JAVA_BYTE,
        0,
        tensor.data().byteSize());
    return copy;
  }

  static DataType dataType(DType dtype) {
    return switch (dtype) {
      case F32 -> DataType.FLOAT32;
      case F64 -> DataType.FLOAT64;
      default -> DataType.INT64;
    };
  }

  /** Why the tensors are not exactly the expected ones, if they are not. */
  static Optional<Refusal> difference(Map<String, TensorSpec> expected, List<Tensor> tensors) {
    var found = new TreeMap<String, TensorSpec>();
    tensors.forEach(tensor -> found.put(tensor.name(), tensor.spec()));
    for (TensorSpec spec : expected.values()) {
      TensorSpec other = found.remove(spec.name());
      if (other == null) {
        return changed("tensor " + spec.name() + " is missing");
      }
      if (!other.equals(spec)) {
        return changed(
            "tensor %s is %s %s, the architecture has %s %s"
                .formatted(spec.name(), other.dtype(), other.shape(), spec.dtype(), spec.shape()));
      }
    }
    return found.isEmpty()
        ? Optional.empty()
        : changed("the architecture has no tensor " + found.firstKey());
  }

  private static Optional<Refusal> changed(String detail) {
    return Optional.of(new Refusal(ErrorCode.STRUCTURE_CHANGED, detail));
  }
}
