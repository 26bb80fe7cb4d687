package io.federity.contribution.persistence;

import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.ContributionState;
import io.federity.contribution.Decision;
import io.federity.contribution.DecisionKind;
import io.federity.contribution.Revision;
import io.federity.object.ObjectId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Between a contribution and its rows; revisions and decisions are only ever added. */
final class ContributionRows {
  private final EntityManager entityManager;

  ContributionRows(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  Contribution read(ContributionRow row) {
    return new Contribution(
        row.id,
        row.number,
        row.repositoryId,
        row.branch,
        ContributionKind.valueOf(row.kind),
        row.author,
        row.authorName,
        row.hospital,
        ContributionState.valueOf(row.state),
        revisions(row.id),
        decisions(row.id),
        Optional.ofNullable(row.refusedBecause),
        row.opened);
  }

  private List<Revision> revisions(String id) {
    return entityManager
        .createQuery(
            "select r from RevisionRow r where r.contributionId = :id order by r.number",
            RevisionRow.class)
        .setParameter("id", id)
        .getResultStream()
        .map(row ->
            new Revision(
                row.number,
                ObjectId.of(row.commitId),
                ObjectId.of(row.baseId),
                row.numExamples,
                row.pushed))
        .toList();
  }

  private List<Decision> decisions(String id) {
    return entityManager
        .createQuery(
            "select d from DecisionRow d where d.contributionId = :id order by d.position",
            DecisionRow.class)
        .setParameter("id", id)
        .getResultStream()
        .map(this::decision)
        .toList();
  }

  /** Rows are let go, so that the next reading sees what another transaction made of them. */
  private Decision decision(DecisionRow row) {
    entityManager.detach(row);
    return new Decision(
        DecisionKind.valueOf(row.kind),
        ObjectId.of(row.commitId),
        row.username,
        row.displayName,
        row.hospital,
        row.reason,
        row.decided,
        row.voided);
  }

  void write(Contribution contribution) {
    ContributionRow row = entityManager.find(ContributionRow.class, contribution.id());
    boolean fresh = row == null;
    if (row == null) {
      row = new ContributionRow();
      row.id = contribution.id();
      row.repositoryId = contribution.repositoryId();
      row.number = contribution.number();
      row.branch = contribution.branch();
      row.kind = contribution.kind().name();
      row.author = contribution.author();
      row.authorName = contribution.authorName();
      row.hospital = contribution.hospital();
      row.opened = contribution.opened();
    }
    row.state = contribution.state().name();
    row.refusedBecause = contribution.refusedBecause().orElse(null);
    if (fresh) {
      entityManager.persist(row);
    }
    contribution.revisions().forEach(revision -> write(contribution.id(), revision));
    for (int i = 0; i < contribution.decisions().size(); i++) {
      write(contribution.id(), i + 1, contribution.decisions().get(i));
    }
    entityManager.flush();
  }

  private void write(String id, Revision revision) {
    var key = new RevisionRow.Key(id, revision.number());
    if (entityManager.find(RevisionRow.class, key) != null) {
      return;
    }
    var row = new RevisionRow();
    row.contributionId = id;
    row.number = revision.number();
    row.commitId = revision.commit().hex();
    row.baseId = revision.base().hex();
    row.numExamples = revision.numExamples();
    row.pushed = revision.pushed();
    entityManager.persist(row);
  }

  private void write(String id, int position, Decision decision) {
    DecisionRow row = entityManager.find(DecisionRow.class, new DecisionRow.Key(id, position));
    if (row != null) {
      row.voided = decision.voided();
      return;
    }
    row = new DecisionRow();
    row.contributionId = id;
    row.position = position;
    row.kind = decision.kind().name();
    row.commitId = decision.commit().hex();
    row.username = decision.username();
    row.displayName = decision.displayName();
    row.hospital = decision.hospital();
    row.reason = decision.reason();
    row.decided = decision.time();
    row.voided = decision.voided();
    entityManager.persist(row);
  }
}
