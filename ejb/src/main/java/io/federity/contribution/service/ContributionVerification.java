package io.federity.contribution.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.Commit;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.AttestationService;
import io.federity.commit.service.CommitAdmission;
import io.federity.commit.service.RepositoryObjects;
import io.federity.contribution.Contribution;
import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.security.ServerActor;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/**
 * The verification step of a review: checks a stored revision from its bytes up and attests what
 * was verified, and what was not.
 */
@Dependent
class ContributionVerification {
  /** What the attestation says; nothing here proves that training took place. */
  static final String STATEMENT = "signature, lineage and structure verified; no training proof";

  @Inject ContributionStore contributions;
  @Inject CommitStore commits;
  @Inject RepositoryStore repositories;
  @Inject WalletStore wallets;
  @Inject ObjectStore objects;
  @Inject ObjectGrantStore grants;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;

  VerificationOutcome verify(String contributionId, ObjectId commit) {
    Contribution contribution =
        contributions
            .lock(contributionId)
            .orElseThrow(() -> new IllegalStateException("no contribution " + contributionId));
    if (!contribution.current().commit().equals(commit)) {
      return new VerificationOutcome.Refused(
          new Refusal(
              ErrorCode.STALE_COMMIT, commit.shortHex() + " is not the newest revision any more"));
    }
    VerificationOutcome outcome = check(contribution, commit);
    switch (contribution.verified(commit, outcome)) {
      case Outcome.Accepted<Contribution>(Contribution verified) ->
          store(verified, commit, outcome);
      case Outcome.Refused<Contribution>(Refusal refusal) -> {
        return new VerificationOutcome.Refused(refusal); // decided or withdrawn meanwhile
      }
    }
    return outcome;
  }

  private VerificationOutcome check(Contribution contribution, ObjectId id) {
    SignedCommit signed =
        commits.findSigned(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
    Commit commit = signed.commit();
    var model =
        new RepositoryObjects(
            objects, object -> grants.isGranted(contribution.repositoryId(), object));
    Outcome<List<Change>> checked =
        new CommitAdmission(address -> wallets.find(address).map(WalletLink::username))
            .walletOf(signed, contribution.author())
            .then(_ ->
                commits
                    .find(contribution.current().base())
                    .map(Outcome::accepted)
                    .orElseGet(() -> Outcome.refused(ErrorCode.UNKNOWN_BASE, "the base is gone")))
            .then(base -> new PushCheck(commits, model).againstBase(commit, base));
    return switch (checked) {
      case Outcome.Accepted<List<Change>>(List<Change> changes) ->
          new VerificationOutcome.Verified(STATEMENT, facts(commit, changes));
      case Outcome.Refused<List<Change>>(Refusal refusal) ->
          new VerificationOutcome.Refused(refusal);
    };
  }

  private static Map<String, String> facts(Commit commit, List<Change> changes) {
    return Map.of(
        "signer", commit.signer().base58(),
        "base", commit.base().orElseThrow().hex(),
        "tensors", String.valueOf(changes.size()),
        "updateL2", String.valueOf(UpdateSize.norm(changes)),
        "trainingProof", "none");
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
