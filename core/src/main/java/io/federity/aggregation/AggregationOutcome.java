package io.federity.aggregation;

import io.federity.object.ObjectId;
import io.federity.tensor.TensorSpec;
import java.util.List;

/** What an aggregation gave. */
public sealed interface AggregationOutcome {
  /**
   * All tensors were combined and stored.
   *
   * @param tensors the results, in the order of the structure
   * @param weights the members' shares, sorted by commit id
   */
  record Aggregated(List<AggregatedTensor> tensors, List<Weight> weights)
      implements AggregationOutcome {
    /** Copies the lists. */
    public Aggregated {
      tensors = List.copyOf(tensors);
      weights = List.copyOf(weights);
    }
  }

  /**
   * Nothing may be merged. Tensors that the sink took before are referred to by nothing.
   *
   * @param code one of the constants of {@link Aggregator}
   * @param reason which member or tensor, for people to read
   */
  record Refused(String code, String reason) implements AggregationOutcome {}

  /**
   * A stored result.
   *
   * @param spec what the tensor is
   * @param id its object
   */
  record AggregatedTensor(TensorSpec spec, ObjectId id) {}

  /**
   * A member's share in the result.
   *
   * @param commitId the member
   * @param share a plain decimal that reads back as exactly the {@code double} that was used
   */
  record Weight(String commitId, String share) {}
}
