package io.federity.tensor;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a tensor is, without its elements.
 *
 * @param name the {@code state_dict} name: 1 to 1024 bytes of UTF-8 without control characters
 * @param dtype the element type
 * @param shape the dimensions in C order, each at least 0; empty for a scalar
 */
public record TensorSpec(String name, DType dtype, List<Long> shape) {
  /** The longest name in UTF-8 bytes. */
  public static final int MAX_NAME_BYTES = 1024;

  /** The most dimensions; NumPy's limit. */
  public static final int MAX_RANK = 64;

  /** The header key of free-form metadata, which therefore names no tensor. */
  static final String METADATA_KEY = "__metadata__";

  /**
   * Checks the name and the shape.
   *
   * @throws IllegalArgumentException if the name is not allowed or the byte size overflows
   */
  public TensorSpec {
    shape = List.copyOf(shape);
    require(name, objectionToName(name));
    require(name, objectionToShape(dtype, shape));
  }

  /** Returns the number of elements; 1 for a scalar. */
  public long elementCount() {
    return product(shape);
  }

  /** Returns the bytes of all elements. */
  public long byteSize() {
    return elementCount() * dtype.byteWidth();
  }

  /** Says what is wrong with a name, if anything. */
  static Optional<String> objectionToName(String name) {
    if (name.isEmpty()) {
      return Optional.of("a name must not be empty");
    }
    if (name.equals(METADATA_KEY)) {
      return Optional.of("the name is reserved for metadata");
    }
    if (name.length() > MAX_NAME_BYTES) {
      return Optional.of("a name has at most " + MAX_NAME_BYTES + " bytes");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("a name must not contain control characters");
    }
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
      return bytes.remaining() > MAX_NAME_BYTES
          ? Optional.of("a name has at most " + MAX_NAME_BYTES + " bytes")
          : Optional.empty();
    } catch (CharacterCodingException e) {
      return Optional.of("a name must be valid Unicode");
    }
  }

  /** Says what is wrong with a shape for a type, if anything. */
  static Optional<String> objectionToShape(DType dtype, List<Long> shape) {
    if (shape.size() > MAX_RANK) {
      return Optional.of("a shape has at most " + MAX_RANK + " dimensions");
    }
    if (shape.stream().anyMatch(dimension -> dimension < 0)) {
      return Optional.of("a dimension must not be negative: " + shape);
    }
    try {
      Math.multiplyExact(product(shape), (long) dtype.byteWidth());
      return Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.of("the size of shape " + shape + " overflows");
    }
  }

  private static void require(String name, Optional<String> objection) {
    if (objection.isPresent()) {
      throw new IllegalArgumentException("tensor '" + name + "': " + objection.get());
    }
  }

  private static long product(List<Long> shape) {
    long count = 1;
    for (long dimension : shape) {
      count = Math.multiplyExact(count, dimension);
    }
    return count;
  }
}
