package io.federity.round.service;

import io.federity.aggregation.AggregationOutcome;
import io.federity.aggregation.AggregationOutcome.AggregatedTensor;
import io.federity.aggregation.AggregationOutcome.Weight;
import io.federity.audit.service.AuditRecorder;
import io.federity.commit.Commit;
import io.federity.commit.Tree;
import io.federity.commit.TreeEntry;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.CommitService;
import io.federity.crash.CrashPoint;
import io.federity.evaluation.service.RoundEvaluations;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes the merge commit of a closed round. Members, weights and time are frozen, so a repeated
 * attempt makes the same commit, bit for bit; nothing is locked while tensors are combined.
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
  @Inject RoundCombination combination;
  @Inject RoundEvaluations evaluations;
  @Inject ContributingHospitals hospitals;
  @Inject AuditRecorder audit;

  /** Makes the merge; false where the strategy refuses, which is audited. */
  public boolean aggregate(String roundId) {
    Round seen = rounds.get(roundId);
    if (seen.state() != RoundState.FROZEN) {
      return seen.mergeCommit().isPresent();
    }
    StoredRepository repository = repositories.get(seen.repositoryId());
    RoundCombination.Combined combined = combination.combine(repository.policy().strategy(), seen);
    CrashPoint.ROUND_AGGREGATED.reach();
    locks.lock(repository.id());
    Round round = rounds.lock(roundId);
    if (!round.equals(seen)) {
      // Another attempt was faster; a round that was opened again since then has its own step.
      return round.mergeCommit().isPresent();
    }
    return switch (combined.outcome()) {
      case AggregationOutcome.Aggregated aggregated -> {
        merged(repository, round, combined.base(), aggregated);
        yield true;
      }
      case AggregationOutcome.Refused(String code, String reason) -> {
        record(repository, round, "round.aggregation-refused", code + ": " + reason);
        rounds.flag(roundId, reason);
        yield false;
      }
    };
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
