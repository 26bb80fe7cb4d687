package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.policy.BranchPolicy;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredRepository;
import io.federity.repository.service.RepositoryService;
import io.federity.round.CloseReason;
import io.federity.round.Round;
import io.federity.round.RoundState;
import io.federity.round.persistence.RoundStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Closes a round at its deadline, or gives it more time below the quorum. */
@Stateless
public class RoundClosing {
  @Inject RoundStore rounds;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** What became of a round that was to be closed. */
  public sealed interface Closing {
    /** Members, weights and time are fixed. */
    record Frozen() implements Closing {}

    /** Below the quorum: open until the new deadline. */
    record Extended(Instant deadline) implements Closing {}
  }

  /** Closes the round; one that was closed before stays as it is. */
  public Closing close(String roundId) {
    StoredRepository repository = repositories.get(rounds.get(roundId).repositoryId());
    locks.lock(repository.id());
    Round round = rounds.get(roundId);
    if (round.state() == RoundState.FROZEN) {
      return new Closing.Frozen();
    }
    BranchPolicy policy = repository.policy();
    Instant now = clock.instant();
    if (round.hasQuorum(policy)) {
      rounds.save(accepted(round.freeze(CloseReason.DEADLINE, policy, now)));
      record(repository, round, "round.close", "DEADLINE");
      return new Closing.Frozen();
    }
    Round extended = accepted(round.extend(policy, now));
    rounds.save(extended);
    record(repository, round, "round.extend", extended.deadline().toString());
    return new Closing.Extended(extended.deadline());
  }

  private void record(StoredRepository repository, Round round, String action, String reason) {
    audit.record(
        ServerActor.ACTOR,
        repository.name().toString(),
        action,
        round.id(),
        Map.of(
            "round",
            Integer.toString(round.number()),
            "reason",
            reason,
            "members",
            Integer.toString(round.members().size())));
  }

  static Round accepted(Outcome<Round> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<Round>(Round round) -> round;
      case Outcome.Refused<Round>(Refusal refusal) ->
          throw new IllegalStateException(refusal.code() + ": " + refusal.detail());
    };
  }
}
