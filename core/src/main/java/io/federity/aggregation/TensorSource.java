package io.federity.aggregation;

import io.federity.tensor.Tensor;
import java.io.IOException;
import java.util.Optional;

/** Where a member's tensors come from; asked for one tensor at a time. */
@FunctionalInterface
public interface TensorSource {
  /** Finds the member's tensor of this name; it must stay readable until the next one is asked. */
  Optional<Tensor> find(String name) throws IOException;
}
