package io.federity.contribution.service;

import io.federity.commit.Commit;
import io.federity.commit.RefName;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefStores;
import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.ContributionState;
import io.federity.contribution.Decision;
import io.federity.contribution.Revision;
import io.federity.contribution.persistence.ContributionStore;
import io.federity.contribution.persistence.TensorChangeStore;
import io.federity.contribution.persistence.TensorChangeStore.Change;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.ContributionView;
import io.federity.wire.DecisionView;
import io.federity.wire.RevisionView;
import io.federity.wire.TensorChangeView;
import io.federity.wire.VerdictView;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what the API and the portal show of a contribution. */
@Dependent
class ContributionViews {
  @Inject CommitStore commits;
  @Inject RefStores refs;
  @Inject ContributionStore contributions;
  @Inject TensorChangeStore changes;
  @Inject RoundMembership rounds;

  /** Without verdicts and changes, for lists. */
  ContributionView summary(StoredRepository repository, Contribution contribution) {
    return view(repository, contribution, commit(contribution), List.of(), List.of());
  }

  ContributionView view(StoredRepository repository, Contribution contribution) {
    Commit commit = commit(contribution);
    List<Change> tensorChanges = changes.of(contribution.current().commit());
    return view(
        repository,
        contribution,
        commit,
        verdicts(contribution, commit, tensorChanges),
        tensorChanges.stream().map(ContributionViews::change).toList());
  }

  private Commit commit(Contribution contribution) {
    ObjectId id = contribution.current().commit();
    return commits.find(id).orElseThrow(() -> new IllegalStateException("no commit " + id));
  }

  private List<VerdictView> verdicts(
      Contribution contribution, Commit commit, List<Change> tensorChanges) {
    Optional<ObjectId> head =
        RefName.branch(contribution.branch()).flatMap(refs.of(contribution.repositoryId())::read);
    List<VerdictView> verdicts =
        new ArrayList<>(ContributionVerdicts.of(contribution, commit, head));
    if (contribution.kind() == ContributionKind.REVERT) {
      return List.copyOf(verdicts); // its size says nothing: it is no update
    }
    List<ObjectId> others =
        contributions.list(contribution.repositoryId(), contribution.branch()).stream()
            .filter(other -> !other.id().equals(contribution.id()))
            .filter(other -> other.kind() == ContributionKind.TRAINING)
            .filter(other -> counts(other.state()))
            .map(Contribution::current)
            .filter(other -> other.base().equals(contribution.current().base()))
            .map(Revision::commit)
            .toList();
    verdicts.add(
        UpdateSize.verdict(
            UpdateSize.norm(tensorChanges), List.copyOf(changes.norms(others).values())));
    return List.copyOf(verdicts);
  }

  /** What was rejected or withdrawn is no measure for others. */
  private static boolean counts(ContributionState state) {
    return !state.isFinal() || state == ContributionState.MERGED;
  }

  private ContributionView view(
      StoredRepository repository,
      Contribution contribution,
      Commit commit,
      List<VerdictView> verdicts,
      List<TensorChangeView> changeViews) {
    Revision current = contribution.current();
    return new ContributionView(
        contribution.id(),
        contribution.number(),
        repository.name().toString(),
        contribution.branch(),
        contribution.kind().wireName(),
        contribution.author(),
        contribution.authorName(),
        contribution.hospital(),
        contribution.state().wireName(),
        current.commit().hex(),
        current.base().hex(),
        current.number(),
        current.numExamples(),
        contribution.opened(),
        current.pushed(),
        due(repository, contribution).orElse(null),
        contribution.refusedBecause().orElse(null),
        contribution.revisions().stream().map(ContributionViews::revision).toList(),
        contribution.decisions().stream().map(ContributionViews::decision).toList(),
        verdicts,
        changeViews,
        repository.policy().requiredApprovals(),
        rounds.roundOf(contribution).orElse(null),
        commit.metrics(),
        commit.training(),
        commit.signer().base58());
  }

  private static Optional<Instant> due(StoredRepository repository, Contribution contribution) {
    return contribution.state() == ContributionState.IN_REVIEW
        ? Optional.of(contribution.current().pushed().plus(repository.policy().reviewDue()))
        : Optional.empty();
  }

  private static RevisionView revision(Revision revision) {
    return new RevisionView(
        revision.number(),
        revision.commit().hex(),
        revision.base().hex(),
        revision.numExamples(),
        revision.pushed());
  }

  private static DecisionView decision(Decision decision) {
    return new DecisionView(
        decision.kind().wireName(),
        decision.kind().meaning(),
        decision.commit().hex(),
        decision.username(),
        decision.displayName(),
        decision.hospital(),
        decision.reason(),
        decision.time(),
        decision.voided());
  }

  private static TensorChangeView change(Change change) {
    return new TensorChangeView(
        change.name(),
        change.dtype(),
        change.shape(),
        change.l2(),
        change.baseL2(),
        change.maxAbs(),
        change.shareChanged(),
        change.histogram());
  }
}
