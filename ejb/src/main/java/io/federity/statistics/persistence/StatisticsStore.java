package io.federity.statistics.persistence;

import io.federity.wallet.WalletAddress;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** Pushed statistics, at most one of a hospital and branch. */
@Dependent
public class StatisticsStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public StatisticsStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a push or writes its new contents; the id says which. */
  public void save(StatisticsPush push) {
    StatisticsPushRow row = entityManager.find(StatisticsPushRow.class, push.id());
    if (row == null) {
      row = new StatisticsPushRow();
      row.id = push.id();
      row.repositoryId = push.repositoryId();
      row.branch = push.branch();
      row.hospital = push.hospital();
      fill(row, push);
      entityManager.persist(row);
    } else {
      fill(row, push);
    }
  }

  /** What the hospital pushed for the branch. */
  public Optional<StatisticsPush> find(String repositoryId, String branch, String hospital) {
    return list(repositoryId, branch).stream()
        .filter(push -> push.hospital().equals(hospital))
        .findFirst();
  }

  /** Every push for a branch, by hospital. */
  public List<StatisticsPush> list(String repositoryId, String branch) {
    return entityManager
        .createQuery(
            "select p from StatisticsPushRow p where p.repositoryId = :repository"
                + " and p.branch = :branch order by p.hospital",
            StatisticsPushRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch)
        .getResultStream()
        .map(StatisticsStore::read)
        .toList();
  }

  /**
   * Pushes for a branch, by hospital.
   *
   * @param after only hospitals behind it
   */
  public List<StatisticsPush> page(
      String repositoryId, String branch, Optional<String> after, int most) {
    return entityManager
        .createQuery(
            "select p from StatisticsPushRow p where p.repositoryId = :repository"
                + " and p.branch = :branch and p.hospital > :after order by p.hospital",
            StatisticsPushRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("branch", branch)
        .setParameter("after", after.orElse(""))
        .setMaxResults(most)
        .getResultStream()
        .map(StatisticsStore::read)
        .toList();
  }

  private static void fill(StatisticsPushRow row, StatisticsPush push) {
    row.author = push.author();
    row.rowCount = push.rows();
    row.statistics = push.statistics();
    row.signature = push.signature();
    row.signer = push.signer().base58();
    row.pushed = push.pushed();
    row.approved = push.approved();
  }

  private static StatisticsPush read(StatisticsPushRow row) {
    return new StatisticsPush(
        row.id,
        row.repositoryId,
        row.branch,
        row.hospital,
        row.author,
        row.rowCount,
        row.statistics,
        row.signature,
        new WalletAddress(row.signer),
        row.pushed,
        row.approved);
  }
}
