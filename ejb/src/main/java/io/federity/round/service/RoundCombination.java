package io.federity.round.service;

import io.federity.aggregation.AggregationMember;
import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.AggregationStrategy;
import io.federity.aggregation.Aggregator;
import io.federity.aggregation.Strategies;
import io.federity.aggregation.StrategyResolution;
import io.federity.aggregation.StrategySpec;
import io.federity.commit.Tree;
import io.federity.commit.persistence.CommitStore;
import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.StorageFullException;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.tensor.Tensor;
import io.federity.tensor.TensorObject;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Combines the tensors of a closed round's members, in a fixed order, and stores the result's.
 * Works without a transaction: objects are stored by their hash, so an attempt that was cut off
 * leaves nothing that the next one would not write again.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RoundCombination {
  @Inject CommitStore commits;
  @Inject ModelObjects models;
  @Inject ObjectStore objects;

  /**
   * What came of it.
   *
   * @param base the model that the members started from
   */
  public record Combined(Tree base, AggregationOutcome outcome) {}

  /** Combines by the policy's strategy. */
  public Combined combine(StrategySpec spec, Round round) {
    Tree base = tree(round.base());
    AggregationOutcome outcome =
        switch (Strategies.resolve(spec)) {
          case StrategyResolution.Resolved(AggregationStrategy strategy) ->
              combine(round, base, strategy);
          case StrategyResolution.UnknownStrategy unknown ->
              new AggregationOutcome.Refused("unknown-strategy", unknown.name());
          case StrategyResolution.BadParameter bad ->
              new AggregationOutcome.Refused("bad-parameter", bad.reason());
        };
    return new Combined(base, outcome);
  }

  private AggregationOutcome combine(Round round, Tree base, AggregationStrategy strategy) {
    List<MemberTensors> open = new ArrayList<>();
    try {
      List<AggregationMember> members = new ArrayList<>();
      for (RoundMember member : round.members()) {
        var tensors = new MemberTensors(objects, tree(member.commit()));
        open.add(tensors);
        members.add(
            new AggregationMember(
                member.commit().hex(), member.hospital(), member.numExamples(), tensors));
      }
      return Aggregator.aggregate(strategy, base.structure(), members, this::store);
    } catch (IOException e) {
      throw new UncheckedIOException("aggregation of round " + round.id() + ": " + reason(e), e);
    } finally {
      open.forEach(MemberTensors::close);
    }
  }

  /** For whoever reads why the step failed. */
  private static String reason(IOException failure) {
    return StorageFullException.among(failure)
        .map(full -> ErrorCode.STORAGE_FULL.code() + ": " + full.getMessage())
        .orElseGet(() -> String.valueOf(failure.getMessage()));
  }

  private ObjectId store(Tensor tensor) throws IOException {
    ObjectId id = TensorObject.put(tensor, objects);
    CrashPoint.TENSOR_AGGREGATED.reach();
    return id;
  }

  private Tree tree(ObjectId commit) {
    return commits
        .find(commit)
        .map(found -> models.tree(found.tree()))
        .orElseThrow(() -> new IllegalStateException("no commit " + commit));
  }
}
