package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.RefName;
import io.federity.commit.persistence.RefStores;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Opens the round of a branch when there is first something to put into it. */
@Stateless
public class RoundOpening {
  @Inject RoundStore rounds;
  @Inject RepositoryStore repositories;
  @Inject RepositoryService access;
  @Inject RefStores refs;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** The branch's round that is not published yet; opened on the branch head where none is. */
  public Round current(String repositoryId, String branch) {
    repositories.lock(repositoryId);
    return rounds
        .current(repositoryId, branch)
        .orElseGet(() -> open(repositoryId, branch, rounds.lastNumber(repositoryId) + 1));
  }

  private Round open(String repositoryId, String branch, int number) {
    StoredRepository repository = access.get(repositoryId);
    ObjectId head =
        RefName.branch(branch)
            .flatMap(refs.of(repositoryId)::read)
            .orElseThrow(
                () -> new IllegalStateException(repository.name() + " has no branch " + branch));
    Round round =
        Round.open(
            UUID.randomUUID().toString(),
            number,
            repositoryId,
            branch,
            head,
            repository.policy(),
            clock.instant());
    rounds.save(round);
    process.opened(round);
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        "round.open",
        round.id(),
        Map.of("round", Integer.toString(number), "base", head.hex(), "branch", branch));
    return round;
  }
}
