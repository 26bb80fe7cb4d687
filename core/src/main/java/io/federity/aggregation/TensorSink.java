package io.federity.aggregation;

import io.federity.object.ObjectId;
import io.federity.tensor.Tensor;
import java.io.IOException;

/** Where the combined tensors go, in the order of the structure. */
@FunctionalInterface
public interface TensorSink {
  /** Stores a tensor, whose memory ends when this returns, and returns its object id. */
  ObjectId accept(Tensor tensor) throws IOException;
}
