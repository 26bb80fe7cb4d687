package io.federity.proof.field;

import java.util.List;

/** The implementations of the loops that this Java machine can run. */
final class Kernels {
  /** The fastest. */
  static final FieldKernel FIELD = runnable().getLast();

  private Kernels() {}

  /** All of them, the fastest last. */
  static List<FieldKernel> runnable() {
    FieldKernel scalar = new ScalarFieldKernel();
    return VectorSupport.isPresent() ? List.of(scalar, new VectorFieldKernel()) : List.of(scalar);
  }
}
