package io.federity.proof.qsgd;

/** What became of float32 tensors at the {@linkplain FloatBoundary boundary}. */
public sealed interface MasterWeights {
  /**
   * They have exact integers.
   *
   * @param integers in the order of {@code params}
   */
  record Exact(long[] integers) implements MasterWeights {}

  /** They have none. */
  record Refused(TensorDefect defect) implements MasterWeights {}
}
