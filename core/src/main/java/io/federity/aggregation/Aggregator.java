package io.federity.aggregation;

import io.federity.aggregation.AggregationOutcome.Aggregated;
import io.federity.aggregation.AggregationOutcome.AggregatedTensor;
import io.federity.aggregation.AggregationOutcome.Refused;
import io.federity.aggregation.AggregationOutcome.Weight;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Combines the members of a round into one model, one tensor at a time.
 *
 * <p>The result has the same bits whatever the order in which members arrive and on every machine:
 * members are sorted by commit id, coordinates are combined in {@code double} without fused
 * operations, and each result is rounded once to the tensor's type. Integer and boolean tensors,
 * such as BatchNorm's {@code num_batches_tracked}, take the largest value of all members, because a
 * mean of counters is no counter.
 *
 * <p>Memory: the result of one tensor, and one block of coordinates a member.
 */
public final class Aggregator {
  /** The strategy cannot combine this many sites. */
  public static final String SITE_COUNT = "site-count";

  /** A commit or a hospital takes part twice. */
  public static final String DUPLICATE_MEMBER = "duplicate-member";

  /** Numbers of examples are not positive, or together more than 2^53. */
  public static final String EXAMPLE_COUNT = "example-count";

  /** A member lacks a tensor, or has it with another type or shape. */
  public static final String STRUCTURE = "structure";

  /** A member has a NaN or an infinity. */
  public static final String NON_FINITE = "non-finite";

  /** A combined value is beyond the range of the tensor's type. */
  public static final String OVERFLOW = "overflow";

  private static final long MAX_EXAMPLES = 1L << 53;

  private Aggregator() {}

  /**
   * Aggregates.
   *
   * @param structure the tensors to combine, which every member must have
   * @param members the contributions, in any order
   * @param sink stores each result
   * @throws IOException if a source or the sink fails
   */
  public static AggregationOutcome aggregate(
      AggregationStrategy strategy,
      List<TensorSpec> structure,
      List<AggregationMember> members,
      TensorSink sink)
      throws IOException {
    List<AggregationMember> ordered = new ArrayList<>(members);
    ordered.sort(Comparator.comparing(AggregationMember::commitId));
    Optional<Refused> objection = objection(strategy, ordered);
    if (objection.isPresent()) {
      return objection.get();
    }
    double[] shares =
        strategy.weights(ordered.stream().mapToLong(AggregationMember::numExamples).toArray());
    TensorAggregation aggregation = new TensorAggregation(strategy, ordered, shares);
    List<AggregatedTensor> tensors = new ArrayList<>();
    for (TensorSpec spec : structure) {
      switch (aggregation.combine(spec, sink)) {
        case TensorAggregation.Combined(AggregatedTensor tensor) -> tensors.add(tensor);
        case TensorAggregation.Failed(Refused refused) -> {
          return refused;
        }
      }
    }
    return new Aggregated(tensors, weights(ordered, shares));
  }

  private static Optional<Refused> objection(
      AggregationStrategy strategy, List<AggregationMember> members) {
    Optional<String> siteObjection = strategy.objectionTo(members.size());
    if (siteObjection.isPresent()) {
      return Optional.of(new Refused(SITE_COUNT, siteObjection.get()));
    }
    Set<String> commits = new HashSet<>();
    Set<String> hospitals = new HashSet<>();
    long examples = 0;
    for (AggregationMember member : members) {
      if (!commits.add(member.commitId())) {
        return refused(DUPLICATE_MEMBER, "commit " + member.commitId() + " takes part twice");
      }
      if (!hospitals.add(member.hospital())) {
        return refused(DUPLICATE_MEMBER, "hospital " + member.hospital() + " takes part twice");
      }
      if (member.numExamples() < 1) {
        return refused(
            EXAMPLE_COUNT,
            "commit %s has %d examples".formatted(member.commitId(), member.numExamples()));
      }
      if (member.numExamples() > MAX_EXAMPLES - examples) {
        return refused(EXAMPLE_COUNT, "the members have more than 2^53 examples together");
      }
      examples += member.numExamples();
    }
    return Optional.empty();
  }

  private static Optional<Refused> refused(String code, String reason) {
    return Optional.of(new Refused(code, reason));
  }

  private static List<Weight> weights(List<AggregationMember> members, double[] shares) {
    List<Weight> weights = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      String share =
          new BigDecimal(Double.toString(shares[i])).stripTrailingZeros().toPlainString();
      weights.add(new Weight(members.get(i).commitId(), share));
    }
    return weights;
  }
}
