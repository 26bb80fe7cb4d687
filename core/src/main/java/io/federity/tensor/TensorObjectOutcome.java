package io.federity.tensor;

/** What reading an object as a tensor gave. */
public sealed interface TensorObjectOutcome {
  /**
   * The object is the canonical encoding of a tensor.
   *
   * @param tensor a view of the object's memory
   */
  record Valid(Tensor tensor) implements TensorObjectOutcome {}

  /**
   * The object is not a safetensors file at all.
   *
   * @param defect the first defect found
   * @param detail where and what, for people to read
   */
  record Malformed(SafetensorsDefect defect, String detail) implements TensorObjectOutcome {}

  /**
   * The object is a safetensors file, but not the one encoding that a tensor object may have.
   *
   * @param detail the difference, for people to read
   */
  record NotCanonical(String detail) implements TensorObjectOutcome {}
}
