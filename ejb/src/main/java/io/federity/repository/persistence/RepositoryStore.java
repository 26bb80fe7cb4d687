package io.federity.repository.persistence;

import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.policy.BranchPolicy;
import io.federity.repository.RepositoryName;
import io.federity.repository.Visibility;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** Repositories by id and by name. */
@Dependent
public class RepositoryStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public RepositoryStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a repository; the name must be free. */
  public void add(StoredRepository repository) {
    var row = new RepositoryRow();
    row.id = repository.id();
    row.owner = repository.name().owner();
    row.name = repository.name().name();
    row.description = repository.description();
    row.task = repository.task();
    row.visibility = repository.visibility().name();
    row.defaultBranch = repository.defaultBranch();
    row.policy = CanonicalJson.text(repository.policy().json());
    row.createdBy = repository.createdBy();
    row.created = repository.created();
    row.lastContribution = 0;
    entityManager.persist(row);
  }

  /** The repository of that id. */
  public Optional<StoredRepository> find(String id) {
    return Optional.ofNullable(entityManager.find(RepositoryRow.class, id))
        .map(RepositoryStore::read);
  }

  /** The repository of that name. */
  public Optional<StoredRepository> find(RepositoryName name) {
    return entityManager
        .createQuery(
            "select r from RepositoryRow r where r.owner = :owner and r.name = :name",
            RepositoryRow.class)
        .setParameter("owner", name.owner())
        .setParameter("name", name.name())
        .getResultStream()
        .findFirst()
        .map(RepositoryStore::read);
  }

  /** Every repository, by name. */
  public List<StoredRepository> all() {
    return entityManager
        .createQuery("select r from RepositoryRow r order by r.owner, r.name", RepositoryRow.class)
        .getResultStream()
        .map(RepositoryStore::read)
        .toList();
  }

  /**
   * Repositories by name.
   *
   * @param after only names behind it
   */
  public List<StoredRepository> page(Optional<RepositoryName> after, int most) {
    return entityManager
        .createQuery(
            "select r from RepositoryRow r where r.owner > :owner"
                + " or (r.owner = :owner and r.name > :name) order by r.owner, r.name",
            RepositoryRow.class)
        .setParameter("owner", after.map(RepositoryName::owner).orElse(""))
        .setParameter("name", after.map(RepositoryName::name).orElse(""))
        .setMaxResults(most)
        .getResultStream()
        .map(RepositoryStore::read)
        .toList();
  }

  /**
   * Takes the next contribution number, from 1. Locks the repository until the transaction ends, so
   * that two pushes at once are numbered, and find each other, one after the other.
   */
  public int nextContributionNumber(String repositoryId) {
    RepositoryRow row = lockedRow(repositoryId);
    row.lastContribution++;
    entityManager.flush(); // locking again reads the row again
    return row.lastContribution;
  }

  /** Lets one transaction at a time change what hangs off the repository. */
  public void lock(String repositoryId) {
    lockedRow(repositoryId);
  }

  private RepositoryRow lockedRow(String repositoryId) {
    RepositoryRow row = entityManager.find(RepositoryRow.class, repositoryId);
    if (row == null) {
      throw new IllegalStateException("no repository " + repositoryId);
    }
    entityManager.refresh(row, LockModeType.PESSIMISTIC_WRITE);
    return row;
  }

  private static StoredRepository read(RepositoryRow row) {
    return new StoredRepository(
        row.id,
        new RepositoryName(row.owner, row.name),
        row.description,
        row.task,
        Visibility.valueOf(row.visibility),
        row.defaultBranch,
        policy(row),
        row.createdBy,
        row.created);
  }

  private static BranchPolicy policy(RepositoryRow row) {
    return switch (JsonReader.read(row.policy)) {
      case JsonReading.Read read -> BranchPolicy.fromJson(read.value());
      case JsonReading.Malformed malformed ->
          throw new IllegalStateException("policy of repository " + row.id + ": " + malformed);
    };
  }
}
