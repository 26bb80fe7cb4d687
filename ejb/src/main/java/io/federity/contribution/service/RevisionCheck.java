package io.federity.contribution.service;

import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.service.CommitAdmission;
import io.federity.commit.service.RepositoryObjects;
import io.federity.contribution.Contribution;
import io.federity.contribution.VerificationOutcome;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.crash.CrashPoint;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.object.persistence.ObjectGrantStore;
import io.federity.wallet.WalletAddress;
import io.federity.wallet.persistence.WalletLink;
import io.federity.wallet.persistence.WalletStore;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks a stored revision from its bytes up. Reads only, without a transaction: a large model
 * takes minutes and must not keep others waiting.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RevisionCheck {
  /** What the attestation says; nothing here proves that training took place. */
  static final String STATEMENT = "signature, lineage and structure verified; no training proof";

  /** The same of a revert. */
  static final String REVERT_STATEMENT =
      "signature, lineage and restored tensors verified; a revert: no training took place";

  @Inject CommitStore commits;
  @Inject WalletStore wallets;
  @Inject ObjectStore objects;
  @Inject ObjectGrantStore grants;

  /** Checks the newest revision of the contribution. */
  public VerificationOutcome check(Contribution contribution) {
    ObjectId id = contribution.current().commit();
    SignedCommit signed =
        commits.findSigned(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
    Commit commit = signed.commit();
    var model =
        new RepositoryObjects(
            objects, object -> grants.isGranted(contribution.repositoryId(), object));
    Outcome<List<Change>> checked =
        new CommitAdmission(this::ownerOf)
            .walletOf(signed, contribution.author())
            .then(_ ->
                commits
                    .find(contribution.current().base())
                    .map(Outcome::accepted)
                    .orElseGet(() -> Outcome.refused(ErrorCode.UNKNOWN_BASE, "the base is gone")))
            .then(base -> new PushCheck(commits, model).againstBase(commit, base));
    CrashPoint.CONTRIBUTION_CHECKED.reach();
    return switch (checked) {
      case Outcome.Accepted<List<Change>>(List<Change> changes) ->
          new VerificationOutcome.Verified(
              commit.kind() == CommitKind.REVERT ? REVERT_STATEMENT : STATEMENT,
              facts(commit, changes));
      case Outcome.Refused<List<Change>>(Refusal refusal) ->
          new VerificationOutcome.Refused(refusal);
    };
  }

  /** Also of a wallet that was unlinked after the push: what it signed stays signed. */
  private Optional<String> ownerOf(WalletAddress signer) {
    return wallets.find(signer).map(WalletLink::username);
  }

  /** The same in the caller's transaction: who holds a lock must not wait for a connection. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public VerificationOutcome checkLocked(Contribution contribution) {
    return check(contribution);
  }

  private static Map<String, String> facts(Commit commit, List<Change> changes) {
    return Map.of(
        "signer", commit.signer().base58(),
        "base", commit.base().orElseThrow().hex(),
        "tensors", String.valueOf(changes.size()),
        "updateL2", String.valueOf(UpdateSize.norm(changes)),
        "trainingProof", "none");
  }
}
