package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.service.CommitRound;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.ContributionState;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.contribution.service.RoundMembership;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.CloseReason;
import io.federity.round.Round;
import io.federity.round.RoundMember;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Local;
import jakarta.ejb.LocalBean;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Which contributions are members of a branch's open round. */
@Stateless
@LocalBean
@Local({RoundMembership.class, CommitRound.class})
public class RoundJoining implements RoundMembership, CommitRound {
  @Inject RoundStore rounds;
  @Inject RoundOpening opening;
  @Inject ContributionStore contributions;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject ContributingHospitals hospitals;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * An approved contribution joins its branch's round. Where the round is closed already it waits:
   * it joins if the round opens again, and is outdated when the round is published.
   */
  public void join(String contributionId) {
    Contribution contribution = contribution(contributionId);
    Round round = opening.current(contribution.repositoryId(), contribution.branch());
    if (round.state() != RoundState.OPEN) {
      record(contribution, round, "round.wait");
      return;
    }
    Round joined = joined(round, contribution);
    rounds.save(joined);
    record(contribution, joined, "round.join");
    closeWhenComplete(joined);
  }

  /** Approved contributions that waited while the round was closed join it. */
  public Round joinWaiting(Round reopened) {
    Round round = reopened;
    for (Contribution contribution : contributions.live(round.repositoryId(), round.branch())) {
      if (contribution.kind() == ContributionKind.TRAINING
          && contribution.state() == ContributionState.APPROVED
          && contribution.current().base().equals(round.base())
          && round.memberOf(contribution.hospital()).isEmpty()) {
        round = joined(round, contribution);
        record(contribution, round, "round.join");
      }
    }
    rounds.save(round);
    return round;
  }

  private static Round joined(Round round, Contribution contribution) {
    var member =
        new RoundMember(
            contribution.id(),
            contribution.number(),
            contribution.current().commit(),
            contribution.hospital(),
            contribution.current().numExamples());
    return switch (round.join(member)) {
      case Outcome.Accepted<Round>(Round next) -> next;
      case Outcome.Refused<Round>(Refusal refusal) ->
          throw new IllegalStateException(
              "contribution " + contribution.id() + ": " + refusal.detail());
    };
  }

  /** With every hospital in, nobody is shut out: there is nothing to wait for. */
  private void closeWhenComplete(Round round) {
    StoredRepository repository = repositories.get(round.repositoryId());
    var contributing = hospitals.of(round.repositoryId());
    boolean allIn =
        contributing.complete()
            && contributing.known().stream().allMatch(slug -> round.memberOf(slug).isPresent());
    if (allIn
        && round.freeze(CloseReason.QUORUM, repository.policy(), clock.instant())
            instanceof Outcome.Accepted<Round>(Round frozen)) {
      rounds.save(frozen);
      audit.record(
          ServerActor.ACTOR,
          repository.name().toString(),
          "round.close",
          round.id(),
          Map.of("round", Integer.toString(round.number()), "reason", "QUORUM"));
      process.closed(frozen);
    }
  }

  @Override
  public Optional<Refusal> objectionToPush(
      String repositoryId,
      String branch,
      ContributionKind kind,
      String hospital,
      Optional<String> contributionId) {
    if (kind == ContributionKind.REVERT) {
      return Optional.empty();
    }
    Optional<Round> current = rounds.current(repositoryId, branch);
    if (current.isPresent() && current.get().state() != RoundState.OPEN) {
      return Optional.of(closed(current.get()));
    }
    return contributions.live(repositoryId, branch).stream()
        .filter(other -> other.kind() == kind && other.hospital().equals(hospital))
        .filter(other -> contributionId.isEmpty() || !other.id().equals(contributionId.get()))
        .findFirst()
        .map(other ->
            new Refusal(
                ErrorCode.HOSPITAL_ALREADY_IN_ROUND,
                hospital + " has contribution " + other.number() + " of " + other.author()));
  }

  @Override
  public Optional<Refusal> objectionToLeave(Contribution contribution) {
    return rounds
        .current(contribution.repositoryId(), contribution.branch())
        .filter(round -> round.hasMember(contribution.id()))
        .filter(round -> round.state() != RoundState.OPEN)
        .map(RoundJoining::closed);
  }

  private static Refusal closed(Round round) {
    return new Refusal(
        ErrorCode.WRONG_STATE,
        "round %d is %s; wait for its merge, pull and train again"
            .formatted(round.number(), round.state()));
  }

  @Override
  public void leave(Contribution contribution) {
    locks.lock(contribution.repositoryId());
    rounds
        .ofContribution(contribution.id())
        .filter(round -> round.state() != RoundState.PUBLISHED)
        .ifPresent(round -> {
          switch (round.leave(contribution.id())) {
            case Outcome.Accepted<Round>(Round next) -> rounds.save(next);
            case Outcome.Refused<Round>(Refusal refusal) ->
                throw new IllegalStateException(
                    "contribution " + contribution.id() + ": " + refusal.detail());
          }
          record(contribution, round, "round.leave");
        });
  }

  @Override
  public Optional<Integer> roundOf(Contribution contribution) {
    return rounds.ofContribution(contribution.id()).map(Round::number);
  }

  @Override
  public Optional<Integer> roundOf(ObjectId commit) {
    return rounds.ofCommit(commit).map(Round::number);
  }

  private void record(Contribution contribution, Round round, String action) {
    audit.record(
        ServerActor.ACTOR,
        repositories.get(contribution.repositoryId()).name().toString(),
        action,
        contribution.id(),
        Map.of(
            "round",
            Integer.toString(round.number()),
            "commit",
            contribution.current().commit().hex()));
  }

  private Contribution contribution(String id) {
    return contributions
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no contribution " + id));
  }
}
