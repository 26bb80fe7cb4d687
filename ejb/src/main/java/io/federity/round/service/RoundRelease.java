package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
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

/** Does what the merge policy decided: asks a person, or releases the merge. */
@Stateless
public class RoundRelease {
  /** The policy's outcome that needs no person. */
  public static final String AUTOMATIC = "automatic";

  @Inject RoundStore rounds;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;

  /**
   * Takes the policy's outcome.
   *
   * @param flagged whether the policy found something to look at
   * @param reason why, in the policy's words
   */
  public void apply(String roundId, String outcome, boolean flagged, String reason) {
    StoredRepository repository = repositories.get(rounds.get(roundId).repositoryId());
    locks.lock(repository.id());
    Round round = rounds.get(roundId);
    if (round.state() != RoundState.AGGREGATED) {
      return; // taken before
    }
    boolean automatic = outcome.equals(AUTOMATIC);
    rounds.save(
        RoundClosing.accepted(automatic ? round.releaseAutomatically() : round.awaitSignOff()));
    rounds.flag(roundId, flagged ? reason : "");
    if (automatic) {
      attestations.attestAsServer(
          AttestationKind.AUTOMATIC_SIGN_OFF,
          repository.id(),
          round.mergeCommit().orElseThrow(),
          "Released by policy, without a person",
          reason,
          Map.of("round", Integer.toString(round.number())));
    }
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        "round.policy",
        round.id(),
        Map.of("round", Integer.toString(round.number()), "outcome", outcome, "reason", reason));
  }
}
