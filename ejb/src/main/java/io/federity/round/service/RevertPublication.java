package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.RefName;
import io.federity.commit.RefUpdate;
import io.federity.commit.persistence.RefStores;
import io.federity.contribution.Contribution;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
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
import java.util.Map;
import java.util.Optional;

/** Moves the branch to a revert that a compliance officer released. */
@Stateless
public class RevertPublication {
  @Inject RoundStore rounds;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject RefStores refs;
  @Inject ContributionStore contributions;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;

  /** Moves the branch from the revert's base to the revert; false where the branch has moved. */
  public boolean publish(String contributionId) {
    Contribution revert = contribution(contributionId);
    StoredRepository repository = repositories.get(revert.repositoryId());
    locks.lock(repository.id());
    RefName branch = RefName.branch(revert.branch()).orElseThrow();
    ObjectId commit = revert.current().commit();
    RefUpdate update =
        refs.of(repository.id())
            .compareAndSet(branch, Optional.of(revert.current().base()), commit);
    if (update instanceof RefUpdate.Lost) {
      contributions.save(accepted(revert.outdated()));
      record(repository, revert, "revert.head-moved");
      return false;
    }
    contributions.save(accepted(revert.merged()));
    outdateOthers(revert, restartRound(revert, commit));
    record(repository, revert, "revert.publish");
    return true;
  }

  /** The round that is closed already finds at its publication that the branch has moved. */
  private Optional<Round> restartRound(Contribution revert, ObjectId head) {
    Optional<Round> current = rounds.current(revert.repositoryId(), revert.branch());
    current
        .filter(round -> round.state() == RoundState.OPEN)
        .ifPresent(open -> rounds.save(RoundClosing.accepted(open.restartAt(head))));
    return current.filter(round -> round.state() != RoundState.OPEN);
  }

  private void outdateOthers(Contribution revert, Optional<Round> closed) {
    for (Contribution other : contributions.live(revert.repositoryId(), revert.branch())) {
      boolean member = closed.map(round -> round.hasMember(other.id())).orElse(false);
      if (!member) {
        contributions.save(accepted(other.outdated()));
        process.outdated(other.id());
      }
    }
  }

  private Contribution contribution(String id) {
    return contributions
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no contribution " + id));
  }

  private static Contribution accepted(Outcome<Contribution> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<Contribution>(Contribution next) -> next;
      case Outcome.Refused<Contribution>(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.detail());
    };
  }

  private void record(StoredRepository repository, Contribution revert, String action) {
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        action,
        revert.id(),
        Map.of(
            "number", Integer.toString(revert.number()),
            "before", revert.current().base().hex(),
            "after", revert.current().commit().hex()));
  }
}
