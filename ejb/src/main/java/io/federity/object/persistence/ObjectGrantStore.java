package io.federity.object.persistence;

import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/**
 * Which repository has which object. Bytes are stored once for all repositories, so access is
 * granted per repository to whoever has shown the bytes there; knowing a hash gives nothing.
 */
@Dependent
public class ObjectGrantStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public ObjectGrantStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Whether the repository has the object. */
  public boolean isGranted(String repositoryId, ObjectId object) {
    var key = new ObjectGrantKey(repositoryId, object.hex());
    return entityManager.find(ObjectGrantRow.class, key) != null;
  }

  /** Every object that the repository has. */
  public List<ObjectId> ofRepository(String repositoryId) {
    return entityManager
        .createQuery(
            "select g.objectId from ObjectGrantRow g where g.repositoryId = :repository",
            String.class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(ObjectId::of)
        .toList();
  }

  /** Every object that any repository has. */
  public List<ObjectId> all() {
    return entityManager
        .createQuery("select distinct g.objectId from ObjectGrantRow g", String.class)
        .getResultStream()
        .map(ObjectId::of)
        .toList();
  }

  /** Whether any repository has the object. */
  public boolean isGrantedAnywhere(ObjectId object) {
    return entityManager
            .createQuery(
                "select count(g) from ObjectGrantRow g where g.objectId = :object", Long.class)
            .setParameter("object", object.hex())
            .getSingleResult()
        > 0;
  }

  /**
   * Gives the object to the repository and says whether that is new. Of two at once for the same
   * object the slower fails with an exception of the database.
   */
  public boolean grant(String repositoryId, ObjectId object, String username, Instant now) {
    if (isGranted(repositoryId, object)) {
      return false;
    }
    var row = new ObjectGrantRow();
    row.repositoryId = repositoryId;
    row.objectId = object.hex();
    row.uploadedBy = username;
    row.granted = now;
    entityManager.persist(row);
    entityManager.flush();
    return true;
  }
}
