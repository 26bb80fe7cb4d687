package io.federity.commit.persistence;

import io.federity.commit.RefName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who made which branch or tag, and why. */
@Dependent
public class RefOriginStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public RefOriginStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The origin of a ref; empty for a branch that began with a root commit. */
  public Optional<RefOrigin> find(String repositoryId, RefName ref) {
    return Optional.ofNullable(
            entityManager.find(RefOriginRow.class, new RefKey(repositoryId, ref.fullName())))
        .map(RefOriginStore::read);
  }

  /** All origins of a repository. */
  public Map<RefName, RefOrigin> of(String repositoryId) {
    Map<RefName, RefOrigin> origins = new HashMap<>();
    entityManager
        .createQuery(
            "select o from RefOriginRow o where o.repositoryId = :repository", RefOriginRow.class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .forEach(row -> origins.put(new RefName(row.name), read(row)));
    return origins;
  }

  /** Adds the origin of a ref that was just made. */
  public void add(String repositoryId, RefName ref, RefOrigin origin) {
    var row = new RefOriginRow();
    row.repositoryId = repositoryId;
    row.name = ref.fullName();
    row.protectedRef = origin.protectedRef();
    row.createdBy = origin.createdBy();
    row.createdByName = origin.createdByName();
    row.hospital = origin.hospital();
    row.created = origin.created();
    row.reason = origin.reason();
    entityManager.persist(row);
    entityManager.flush();
  }

  /** Forgets the origin of a ref that is about to be removed; the audit trail keeps it. */
  public void remove(String repositoryId, RefName ref) {
    RefOriginRow row =
        entityManager.find(RefOriginRow.class, new RefKey(repositoryId, ref.fullName()));
    if (row != null) {
      entityManager.remove(row);
      entityManager.flush();
    }
  }

  private static RefOrigin read(RefOriginRow row) {
    return new RefOrigin(
        row.protectedRef, row.createdBy, row.createdByName, row.hospital, row.created, row.reason);
  }
}
