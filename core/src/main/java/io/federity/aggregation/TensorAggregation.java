package io.federity.aggregation;

import io.federity.aggregation.AggregationOutcome.AggregatedTensor;
import io.federity.aggregation.AggregationOutcome.Refused;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorBuilder;
import io.federity.tensor.TensorSpec;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Combines one tensor of all members, in blocks that stay in the processor's cache. */
final class TensorAggregation {
  static final int BLOCK = 8192;

  /** What became of one tensor. */
  sealed interface Result {}

  record Combined(AggregatedTensor tensor) implements Result {}

  record Failed(Refused refused) implements Result {}

  private final AggregationStrategy strategy;
  private final List<AggregationMember> members;
  private final double[] weights;
  private final double[][] rows;
  private final double[] combined = new double[BLOCK];

  /** Takes members in the order of their weights. */
  TensorAggregation(
      AggregationStrategy strategy, List<AggregationMember> members, double[] weights) {
    this.strategy = strategy;
    this.members = members;
    this.weights = weights;
    this.rows = new double[members.size()][BLOCK];
  }

  Result combine(TensorSpec spec, TensorSink sink) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (AggregationMember member : members) {
      Optional<Tensor> tensor = member.tensors().find(spec.name());
      Optional<Refused> objection = objection(member, spec, tensor);
      if (objection.isPresent()) {
        return new Failed(objection.get());
      }
      tensors.add(tensor.orElseThrow());
    }
    try (Arena arena = Arena.ofConfined()) {
      TensorBuilder builder = TensorBuilder.in(arena, spec);
      if (spec.dtype().isFloating()) {
        combineFloats(tensors, builder);
      } else {
        combineIntegers(tensors, builder);
      }
      Tensor result = builder.build();
      OptionalLong overflow = result.firstNonFinite();
      if (overflow.isPresent()) {
        return failed(
            Aggregator.OVERFLOW,
            "tensor '%s' at %d is beyond %s"
                .formatted(spec.name(), overflow.getAsLong(), spec.dtype()));
      }
      return new Combined(new AggregatedTensor(spec, sink.accept(result)));
    }
  }

  private static Optional<Refused> objection(
      AggregationMember member, TensorSpec expected, Optional<Tensor> tensor) {
    if (tensor.isEmpty()) {
      return Optional.of(
          new Refused(
              Aggregator.STRUCTURE,
              "commit %s has no tensor '%s'".formatted(member.commitId(), expected.name())));
    }
    TensorSpec actual = tensor.get().spec();
    if (!actual.equals(expected)) {
      return Optional.of(
          new Refused(
              Aggregator.STRUCTURE,
              "commit %s has tensor '%s' as %s %s, not %s %s"
                  .formatted(
                      member.commitId(),
                      actual.name(),
                      actual.dtype(),
                      actual.shape(),
                      expected.dtype(),
                      expected.shape())));
    }
    OptionalLong nonFinite = tensor.get().firstNonFinite();
    return nonFinite.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refused(
                Aggregator.NON_FINITE,
                "commit %s has a non-finite value in tensor '%s' at %d"
                    .formatted(member.commitId(), expected.name(), nonFinite.getAsLong())));
  }

  private void combineFloats(List<Tensor> tensors, TensorBuilder builder) {
    long count = tensors.getFirst().elementCount();
    for (long from = 0; from < count; from += BLOCK) {
      int length = (int) Math.min(BLOCK, count - from);
      for (int member = 0; member < rows.length; member++) {
        tensors.get(member).readDoubles(from, rows[member], length);
      }
      strategy.combine(rows, weights, length, combined);
      builder.setDoubles(from, combined, length);
    }
  }

  private static void combineIntegers(List<Tensor> tensors, TensorBuilder builder) {
    long count = tensors.getFirst().elementCount();
    for (long i = 0; i < count; i++) {
      long largest = Long.MIN_VALUE;
      for (Tensor tensor : tensors) {
        largest = Math.max(largest, tensor.getLong(i));
      }
      builder.setLong(i, largest);
    }
  }

  private static Failed failed(String code, String reason) {
    return new Failed(new Refused(code, reason));
  }
}
