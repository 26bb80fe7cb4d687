package io.federity.contribution.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
import io.federity.contribution.Contribution;
import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.security.ServerActor;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * The verification step of a review: checks the newest revision from its bytes up and attests what
 * was verified, and what was not.
 */
@Dependent
class ContributionVerification {
  @Inject ContributionStore contributions;
  @Inject RepositoryStore repositories;
  @Inject RevisionCheck revisions;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;

  /**
   * Nothing is locked while tensors are read; a revision that came in meanwhile is read instead.
   */
  VerificationOutcome verify(String contributionId) {
    Contribution seen = required(contributions.find(contributionId), contributionId);
    VerificationOutcome outcome = revisions.check(seen);
    Contribution locked = required(contributions.lock(contributionId), contributionId);
    if (!locked.current().equals(seen.current())) {
      outcome = revisions.checkLocked(locked);
    }
    ObjectId commit = locked.current().commit();
    return switch (locked.verified(commit, outcome)) {
      case Outcome.Accepted<Contribution>(Contribution verified) -> {
        store(verified, commit, outcome);
        yield outcome;
      }
      case Outcome.Refused<Contribution>(Refusal refusal) ->
          new VerificationOutcome.Refused(refusal); // decided or withdrawn meanwhile
    };
  }

  private static Contribution required(Optional<Contribution> found, String id) {
    return found.orElseThrow(() -> new IllegalStateException("no contribution " + id));
  }

  private void store(Contribution verified, ObjectId commit, VerificationOutcome outcome) {
    contributions.save(verified);
    String repository = repositories.find(verified.repositoryId()).orElseThrow().name().toString();
    Map<String, String> details =
        switch (outcome) {
          case VerificationOutcome.Verified(String statement, Map<String, String> facts) -> {
            attestations.attestAsServer(
                AttestationKind.VERIFICATION,
                verified.repositoryId(),
                commit,
                "Verified by the server",
                statement,
                facts);
            yield Map.of("commit", commit.hex(), "statement", statement);
          }
          case VerificationOutcome.Refused(Refusal refusal) ->
              Map.of(
                  "commit", commit.hex(),
                  "code", refusal.code().code(),
                  "detail", refusal.detail());
        };
    audit.record(ServerActor.ACTOR, repository, "contribution.verify", verified.id(), details);
  }
}
