package io.federity.contribution.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.Commit;
import io.federity.commit.RefName;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.RefStores;
import io.federity.commit.service.CommitWriter;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.ContributionState;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.contribution.persistence.TensorChangeStore;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores a checked push: contribution, commit, audit entry and the review's process in one
 * transaction. What may have changed since the checks is checked again under the repository's lock.
 */
@Stateless
public class ContributionIntake {
  @Inject RepositoryStore repositories;
  @Inject RefStores refs;
  @Inject CommitWriter writer;
  @Inject ContributionStore contributions;
  @Inject TensorChangeStore changes;
  @Inject RoundMembership rounds;
  @Inject ReviewProcess process;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * A contribution with the pushed commit as its newest revision.
   *
   * @param created false where the same push, on another connection, was faster
   */
  public record Taken(Contribution contribution, boolean created) {}

  /** Opens a contribution, or adds a revision to the one the author has open on the branch. */
  public Outcome<Taken> accept(
      RepositoryAccess access, SignedCommit signed, List<Change> tensorChanges) {
    String repositoryId = access.repository().id();
    repositories.lock(repositoryId);
    Commit commit = signed.commit();
    Optional<Contribution> before = contributions.ofCommit(commit.id());
    if (before.isPresent()) {
      return Outcome.accepted(new Taken(before.get(), false));
    }
    Optional<Contribution> live =
        contributions
            .findLive(
                repositoryId, commit.branch(), commit.author(), ContributionKind.of(commit.kind()))
            .flatMap(found -> contributions.lock(found.id()));
    Optional<Refusal> objection = objection(commit, live);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    Instant now = clock.instant();
    return live.map(found -> revised(found, access.membership().actor(), commit, now))
        .orElseGet(() -> Outcome.accepted(open(access.membership().actor(), commit, now)))
        .map(next -> {
          writer.write(signed, now);
          changes.add(commit.id(), tensorChanges);
          contributions.save(next);
          CrashPoint.CONTRIBUTION_WRITTEN.reach();
          follow(live, next);
          record(access, live.isPresent(), next);
          return new Taken(next, true);
        });
  }

  private static Outcome<Contribution> revised(
      Contribution found, Actor author, Commit commit, Instant now) {
    return found.revise(
        author, commit.id(), commit.base().orElseThrow(), commit.numExamples(), now);
  }

  private void record(RepositoryAccess access, boolean revised, Contribution next) {
    audit.record(
        access.membership().actor(),
        access.fullName(),
        revised ? "contribution.revise" : "contribution.open",
        next.id(),
        Map.of(
            "number", String.valueOf(next.number()),
            "commit", next.current().commit().hex(),
            "base", next.current().base().hex()));
  }

  private Optional<Refusal> objection(Commit commit, Optional<Contribution> live) {
    Optional<ObjectId> head =
        RefName.branch(commit.branch()).flatMap(refs.of(commit.repository())::read);
    if (!head.equals(commit.base())) {
      return Optional.of(
          new Refusal(ErrorCode.BASE_OUTDATED, "branch " + commit.branch() + " has moved on"));
    }
    return live.filter(found -> found.state() == ContributionState.APPROVED)
        .flatMap(rounds::objectionToLeave)
        .or(() ->
            rounds.objectionToPush(
                commit.repository(),
                commit.branch(),
                ContributionKind.of(commit.kind()),
                commit.hospital(),
                live.map(Contribution::id)));
  }

  private Contribution open(Actor author, Commit commit, Instant now) {
    return Contribution.open(
        UUID.randomUUID().toString(),
        repositories.nextContributionNumber(commit.repository()),
        commit.repository(),
        commit.branch(),
        ContributionKind.of(commit.kind()),
        author,
        commit.id(),
        commit.base().orElseThrow(),
        commit.numExamples(),
        now);
  }

  private void follow(Optional<Contribution> before, Contribution now) {
    if (before.isEmpty()) {
      process.started(now);
      return;
    }
    if (before.get().state() == ContributionState.APPROVED) {
      rounds.leave(before.get());
    }
    process.revised(now);
  }

  /** Records a refused push; nothing else is stored of it. */
  public void recordRefusal(RepositoryAccess access, String commit, Refusal refusal) {
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "push.refused",
        commit,
        Map.of("code", refusal.code().code(), "detail", refusal.detail()));
  }
}
