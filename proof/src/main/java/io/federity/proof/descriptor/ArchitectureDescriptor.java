package io.federity.proof.descriptor;

import java.util.List;

/**
 * A model whose training can be proved (section 4.1 of {@code fzk/1}): one or two fully connected
 * layers, a sigmoid with binary cross-entropy for each output. One output is binary, several are
 * one-vs-rest.
 */
public sealed interface ArchitectureDescriptor permits LogisticDescriptor, MlpDescriptor {
  /** Features, d. */
  int inputs();

  /** Classes, C. */
  int outputs();

  /** Names of the parameters, layer after layer: weights as {@code [out][in]}, then biases. */
  List<String> params();

  /** The layers, first to last. */
  List<DenseLayer> layers();

  /** The canonical encoding (RFC 8785). */
  String canonical();

  /** SHA-256 of the canonical encoding, lower-case hex. */
  default String id() {
    return DescriptorId.of(canonical());
  }

  /**
   * Whether the sizes are within the caps of section 1.2, and the names as many as there must be.
   */
  default boolean isAllowed() {
    return layers().stream().allMatch(DenseLayer::isAllowed)
        && outputs() <= DenseLayer.MAX_CLASSES
        && params().stream().distinct().count() == 2L * layers().size()
        && params().size() == 2 * layers().size();
  }

  /** Parameters in all. */
  default int parameters() {
    return layers().stream().mapToInt(DenseLayer::parameters).reduce(0, Math::addExact);
  }

  /** The loss's name for so many outputs. */
  static String loss(int outputs) {
    return outputs == 1 ? "bce-sigmoid" : "bce-one-vs-rest";
  }
}
