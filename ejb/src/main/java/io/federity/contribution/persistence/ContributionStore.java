package io.federity.contribution.persistence;

import io.federity.contribution.Contribution;
import io.federity.contribution.ContributionKind;
import io.federity.contribution.ContributionState;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Contributions. Two transactions that save the same one: the slower fails by its row's version;
 * {@link #lock} makes it wait instead.
 */
@Dependent
public class ContributionStore {
  private static final List<String> LIVE =
      Arrays.stream(ContributionState.values())
          .filter(state -> !state.isFinal())
          .map(Enum::name)
          .toList();

  private final EntityManager entityManager;
  private final ContributionRows rows;

  /** A store on the given entity manager. */
  @Inject
  public ContributionStore(EntityManager entityManager) {
    this.entityManager = entityManager;
    this.rows = new ContributionRows(entityManager);
  }

  /** The contribution of that id. */
  public Optional<Contribution> find(String id) {
    return Optional.ofNullable(entityManager.find(ContributionRow.class, id)).map(rows::read);
  }

  /** The same, locked until the transaction ends and as it is now. */
  public Optional<Contribution> lock(String id) {
    ContributionRow row = entityManager.find(ContributionRow.class, id);
    if (row == null) {
      return Optional.empty();
    }
    entityManager.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    return Optional.of(rows.read(row));
  }

  /** The contribution of that number in its repository. */
  public Optional<Contribution> find(String repositoryId, int number) {
    return query("c.repositoryId = :repository and c.number = :number")
        .setParameter("repository", repositoryId)
        .setParameter("number", number)
        .getResultStream()
        .findFirst()
        .map(rows::read);
  }

  /** The contribution of a kind that the author has open on the branch: there is at most one. */
  public Optional<Contribution> findLive(
      String repositoryId, String branch, String author, ContributionKind kind) {
    return query(
            "c.repositoryId = :repository and c.branch = :branch and c.author = :author"
                + " and c.kind = :kind and c.state in :live")
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch)
        .setParameter("author", author)
        .setParameter("kind", kind.name())
        .setParameter("live", LIVE)
        .getResultStream()
        .findFirst()
        .map(rows::read);
  }

  /** The contribution that has the commit as one of its revisions. */
  public Optional<Contribution> ofCommit(ObjectId commit) {
    return query(
            "exists (select 1 from RevisionRow r where r.contributionId = c.id"
                + " and r.commitId = :commit)")
        .setParameter("commit", commit.hex())
        .getResultStream()
        .findFirst()
        .map(rows::read);
  }

  /** The contributions of a branch that are not final, oldest first. */
  public List<Contribution> live(String repositoryId, String branch) {
    return query("c.repositoryId = :repository and c.branch = :branch and c.state in :live")
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch)
        .setParameter("live", LIVE)
        .getResultStream()
        .map(rows::read)
        .toList();
  }

  /** The contributions of a branch, oldest first. */
  public List<Contribution> list(String repositoryId, String branch) {
    return query("c.repositoryId = :repository and c.branch = :branch")
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch)
        .getResultStream()
        .map(rows::read)
        .toList();
  }

  /**
   * Contributions of a repository, newest first.
   *
   * @param before only numbers below it
   */
  public List<Contribution> page(
      String repositoryId,
      Optional<ContributionState> state,
      Optional<String> branch,
      Optional<Integer> before,
      int most) {
    return entityManager
        .createQuery(
            "select c from ContributionRow c where c.repositoryId = :repository"
                + " and (:state = '' or c.state = :state) and (:branch = '' or c.branch = :branch)"
                + " and c.number < :before order by c.number desc",
            ContributionRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("state", state.map(Enum::name).orElse(""))
        .setParameter("branch", branch.orElse(""))
        .setParameter("before", before.orElse(Integer.MAX_VALUE))
        .setMaxResults(most)
        .getResultStream()
        .map(rows::read)
        .toList();
  }

  /** The contributions of a repository, oldest first. */
  public List<Contribution> list(String repositoryId) {
    return query("c.repositoryId = :repository")
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(rows::read)
        .toList();
  }

  /** How many contributions each hospital has in each state. */
  public List<ContributionCount> counts(String repositoryId) {
    return entityManager
        .createQuery(
            "select c.hospital, c.state, count(c), max(c.opened) from ContributionRow c"
                + " where c.repositoryId = :repository group by c.hospital, c.state",
            Object[].class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(row ->
            new ContributionCount(
                (String) row[0],
                ContributionState.valueOf((String) row[1]),
                (Long) row[2],
                (Instant) row[3]))
        .toList();
  }

  /** Adds the contribution, or brings its rows to its state. */
  public void save(Contribution contribution) {
    rows.write(contribution);
  }

  private TypedQuery<ContributionRow> query(String condition) {
    return entityManager.createQuery(
        "select c from ContributionRow c where " + condition + " order by c.repositoryId, c.number",
        ContributionRow.class);
  }
}
