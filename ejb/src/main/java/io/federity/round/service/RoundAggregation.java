package io.federity.round.service;

import io.federity.aggregation.AggregationMember;
import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.AggregationOutcome.AggregatedTensor;
import io.federity.aggregation.AggregationOutcome.Weight;
import io.federity.aggregation.AggregationStrategy;
import io.federity.aggregation.Aggregator;
import io.federity.aggregation.Strategies;
import io.federity.aggregation.StrategyResolution;
import io.federity.aggregation.StrategySpec;
import io.federity.audit.service.AuditRecorder;
import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.CommitService;
import io.federity.evaluation.service.RoundEvaluations;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import io.federity.tensor.TensorObject;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Computes the merge commit of a closed round. Members, weights and time are frozen and tensors are
 * combined in a fixed order, so a repeated attempt makes the same commit, bit for bit.
 */
@Stateless
public class RoundAggregation {
  @Inject RoundStore rounds;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject CommitStore commits;
  @Inject CommitService commitService;
  @Inject MergeCommits mergeCommits;
  @Inject ModelObjects models;
  @Inject ObjectStore objects;
  @Inject RoundEvaluations evaluations;
  @Inject ContributingHospitals hospitals;
  @Inject AuditRecorder audit;

  /** Makes the merge; false where the strategy refuses, which is audited. */
  public boolean aggregate(String roundId) {
    StoredRepository repository = repositories.get(rounds.get(roundId).repositoryId());
    locks.lock(repository.id());
    Round round = rounds.get(roundId);
    if (round.state() != RoundState.FROZEN) {
      return round.mergeCommit().isPresent();
    }
    Tree base = tree(round.base());
    return switch (combined(repository, round, base)) {
      case AggregationOutcome.Aggregated aggregated -> {
        merged(repository, round, base, aggregated);
        yield true;
      }
      case AggregationOutcome.Refused(String code, String reason) -> {
        record(repository, round, "round.aggregation-refused", code + ": " + reason);
        rounds.flag(roundId, reason);
        yield false;
      }
    };
  }

  private AggregationOutcome combined(StoredRepository repository, Round round, Tree base) {
    StrategySpec spec = repository.policy().strategy();
    return switch (Strategies.resolve(spec)) {
      case StrategyResolution.Resolved(AggregationStrategy strategy) ->
          combined(round, base, strategy);
      case StrategyResolution.UnknownStrategy unknown ->
          new AggregationOutcome.Refused("unknown-strategy", unknown.name());
      case StrategyResolution.BadParameter bad ->
          new AggregationOutcome.Refused("bad-parameter", bad.reason());
    };
  }

  private AggregationOutcome combined(Round round, Tree base, AggregationStrategy strategy) {
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
      return Aggregator.aggregate(
          strategy, base.structure(), members, tensor -> TensorObject.put(tensor, objects));
    } catch (IOException e) {
      throw new UncheckedIOException("aggregation of round " + round.id(), e);
    } finally {
      open.forEach(MemberTensors::close);
    }
  }

  private void merged(
      StoredRepository repository,
      Round round,
      Tree base,
      AggregationOutcome.Aggregated aggregated) {
    List<TreeEntry> entries = new ArrayList<>();
    for (AggregatedTensor tensor : aggregated.tensors()) {
      models.grant(repository.id(), tensor.id());
      entries.add(new TreeEntry(tensor.spec(), tensor.id()));
    }
    ObjectId tree = models.write(repository.id(), new Tree(base.architecture(), entries).bytes());
    Map<String, String> weights =
        aggregated.weights().stream().collect(Collectors.toMap(Weight::commitId, Weight::share));
    Commit merge = mergeCommits.of(round, repository.policy(), commit(round.base()), tree, weights);
    ObjectId id = commitService.saveServerCommit(merge);
    Round next = RoundClosing.accepted(round.aggregated(id));
    rounds.save(next);
    rounds.flag(round.id(), "");
    evaluations.ask(next, hospitals.of(repository.id()).known());
    record(repository, round, "round.aggregate", id.hex());
  }

  private Tree tree(ObjectId commit) {
    return models.tree(commit(commit).tree());
  }

  private Commit commit(ObjectId id) {
    return commits.find(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
  }

  private void record(StoredRepository repository, Round round, String action, String result) {
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        action,
        round.id(),
        Map.of(
            "round",
            Integer.toString(round.number()),
            "strategy",
            repository.policy().strategy().name(),
            "members",
            Integer.toString(round.members().size()),
            "result",
            result));
  }
}
