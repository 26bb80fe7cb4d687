package io.federity.commit.service;

import io.federity.commit.Attestation;
import io.federity.commit.Commit;
import io.federity.commit.MergeRecord;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.AttestationStore;
import io.federity.identity.persistence.Account;
import io.federity.identity.persistence.AccountStore;
import io.federity.object.ObjectId;
import io.federity.security.ServerActor;
import io.federity.wire.AttestationView;
import io.federity.wire.CommitView;
import io.federity.wire.MergeMemberView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Makes what the API and the portal show of a commit. */
@Dependent
public class CommitViews {
  @Inject AttestationStore attestations;
  @Inject AccountStore accounts;
  @Inject CommitMint mints;
  @Inject CommitRound rounds;

  CommitView view(String repository, SignedCommit signed) {
    Commit commit = signed.commit();
    ObjectId id = commit.id();
    return new CommitView(
        id.hex(),
        commit.kind().kindName(),
        repository,
        commit.branch(),
        commit.parents().stream().map(ObjectId::hex).toList(),
        commit.author(),
        displayName(commit.author()),
        commit.hospital(),
        commit.message(),
        commit.numExamples(),
        commit.metrics(),
        commit.training(),
        commit.time(),
        new String(commit.bytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signed.signature()),
        commit.signer().base58(),
        attestations.of(id).stream().map(CommitViews::view).toList(),
        commit.merge().map(CommitViews::members).orElse(List.of()),
        commit.merge().map(CommitViews::excluded).orElse(List.of()),
        commit.merge().map(MergeRecord::round).or(() -> rounds.roundOf(id)).orElse(null),
        commit.merge().map(merge -> merge.strategy().name()).orElse(null),
        mints.of(id).orElse(null));
  }

  private String displayName(String username) {
    return username.equals(ServerActor.ACTOR.username())
        ? ServerActor.ACTOR.displayName()
        : accounts.find(username).map(Account::displayName).orElse(username);
  }

  private static List<MergeMemberView> members(MergeRecord merge) {
    return merge.members().stream()
        .map(member ->
            new MergeMemberView(
                member.commit().hex(),
                member.hospital(),
                member.numExamples(),
                member.weight(),
                ""))
        .toList();
  }

  private static List<MergeMemberView> excluded(MergeRecord merge) {
    return merge.excluded().stream()
        .map(
            left -> new MergeMemberView(left.commit().hex(), left.hospital(), 0, "", left.reason()))
        .toList();
  }

  /** A signed attestation as it is shown. */
  public static AttestationView view(AttestationStore.Signed signed) {
    Attestation attestation = signed.attestation();
    return new AttestationView(
        attestation.id().hex(),
        attestation.kind().kindName(),
        attestation.subject().hex(),
        attestation.actor(),
        attestation.actorName(),
        attestation.hospital(),
        attestation.meaning(),
        attestation.reason(),
        attestation.facts(),
        attestation.time(),
        new String(attestation.bytes(), StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signed.signature()),
        attestation.signer().base58());
  }
}
