package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.RefName;
import io.federity.commit.RefUpdate;
import io.federity.commit.persistence.RefStores;
import io.federity.contribution.Contribution;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.crash.CrashPoint;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves the branch to a released merge, or opens the round again. */
@Stateless
public class RoundPublication {
  @Inject RoundStore rounds;
  @Inject RoundJoining joining;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject RefStores refs;
  @Inject ContributionStore contributions;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Moves the branch from the round's base to its merge; false where the branch has moved. */
  public boolean publish(String roundId) {
    StoredRepository repository = repositories.get(rounds.get(roundId).repositoryId());
    locks.lock(repository.id());
    Round round = rounds.get(roundId);
    if (round.state() == RoundState.PUBLISHED) {
      return true;
    }
    ObjectId merge = round.mergeCommit().orElseThrow();
    RefUpdate update =
        refs.of(repository.id()).compareAndSet(branch(round), Optional.of(round.base()), merge);
    if (update instanceof RefUpdate.Lost) {
      record(repository, round, "round.head-moved", round.base().hex());
      return false;
    }
    CrashPoint.BRANCH_MOVED.reach();
    rounds.save(RoundClosing.accepted(round.published()));
    settleContributions(round);
    record(repository, round, "round.publish", merge.hex());
    return true;
  }

  private void settleContributions(Round round) {
    Set<String> merged =
        round.members().stream().map(RoundMember::contributionId).collect(Collectors.toSet());
    for (Contribution contribution : contributions.live(round.repositoryId(), round.branch())) {
      if (merged.contains(contribution.id())) {
        contributions.save(accepted(contribution.merged()));
      } else {
        outdate(contribution);
      }
    }
  }

  private void outdate(Contribution contribution) {
    contributions.save(accepted(contribution.outdated()));
    process.outdated(contribution.id());
  }

  /**
   * Opens the round again, with the members it has and those that waited; at a new head without
   * members, because they were trained on the old one. An open round stays as it is.
   */
  public Round reopen(String roundId) {
    StoredRepository repository = repositories.get(rounds.get(roundId).repositoryId());
    locks.lock(repository.id());
    Round round = rounds.get(roundId);
    ObjectId head = refs.of(repository.id()).read(branch(round)).orElseThrow();
    if (round.state() != RoundState.OPEN && !head.equals(round.base())) {
      for (RoundMember member : round.members()) {
        contributions.find(member.contributionId()).ifPresent(this::outdate);
      }
      Round moved =
          RoundClosing.accepted(round.reopenAt(head, repository.policy(), clock.instant()));
      rounds.save(moved);
      record(repository, moved, "round.reopen", head.hex());
      return moved;
    }
    Round open =
        round.state() == RoundState.OPEN
            ? round
            : RoundClosing.accepted(round.reopen(repository.policy(), clock.instant()));
    Round joined = joining.joinWaiting(open);
    record(repository, joined, "round.reopen", joined.deadline().toString());
    return joined;
  }

  private static RefName branch(Round round) {
    return RefName.branch(round.branch()).orElseThrow();
  }

  private static Contribution accepted(Outcome<Contribution> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<Contribution>(Contribution next) -> next;
      case Outcome.Refused<Contribution>(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.detail());
    };
  }

  private void record(StoredRepository repository, Round round, String action, String detail) {
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        action,
        round.id(),
        Map.of("round", Integer.toString(round.number()), "detail", detail));
  }
}
