package io.federity.commit.persistence;

import io.federity.commit.RefName;
import io.federity.commit.RefStore;
import io.federity.commit.RefUpdate;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The refs of every repository. */
@Dependent
public class RefStores {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public RefStores(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The refs of one repository. */
  public RefStore of(String repositoryId) {
    return new Refs(entityManager, repositoryId);
  }

  private record Refs(EntityManager entityManager, String repositoryId) implements RefStore {
    @Override
    public Optional<ObjectId> read(RefName ref) {
      // A query and not find: what the transaction has read before may be outdated.
      return entityManager
          .createQuery(
              "select r.commitId from RefRow r where r.repositoryId = :repository"
                  + " and r.name = :name",
              String.class)
          .setParameter("repository", repositoryId)
          .setParameter("name", ref.fullName())
          .getResultStream()
          .findFirst()
          .map(ObjectId::of);
    }

    @Override
    public Map<RefName, ObjectId> list() {
      Map<RefName, ObjectId> refs = new LinkedHashMap<>();
      entityManager
          .createQuery(
              "select r.name, r.commitId from RefRow r where r.repositoryId = :repository"
                  + " order by r.name",
              Object[].class)
          .setParameter("repository", repositoryId)
          .getResultStream()
          .forEach(row -> refs.put(new RefName((String) row[0]), ObjectId.of((String) row[1])));
      return refs;
    }

    @Override
    public RefUpdate compareAndSet(RefName ref, Optional<ObjectId> expected, ObjectId next) {
      entityManager.flush(); // the commit must stand before a ref points to it
      boolean done = expected.isPresent() ? move(ref, expected.get(), next) : create(ref, next);
      if (!done) {
        return new RefUpdate.Lost(read(ref));
      }
      return expected
          .<RefUpdate>map(from -> new RefUpdate.Moved(from, next))
          .orElseGet(() -> new RefUpdate.Created(next));
    }

    @Override
    public RefUpdate compareAndDelete(RefName ref, ObjectId expected) {
      boolean done =
          entityManager
                  .createQuery(
                      "delete from RefRow r where r.repositoryId = :repository"
                          + " and r.name = :name and r.commitId = :expected")
                  .setParameter("repository", repositoryId)
                  .setParameter("name", ref.fullName())
                  .setParameter("expected", expected.hex())
                  .executeUpdate()
              == 1;
      return done ? new RefUpdate.Deleted(expected) : new RefUpdate.Lost(read(ref));
    }

    /** One statement: the database compares and sets under the row's lock. */
    private boolean move(RefName ref, ObjectId expected, ObjectId next) {
      return entityManager
              .createQuery(
                  "update RefRow r set r.commitId = :next where r.repositoryId = :repository"
                      + " and r.name = :name and r.commitId = :expected")
              .setParameter("next", next.hex())
              .setParameter("repository", repositoryId)
              .setParameter("name", ref.fullName())
              .setParameter("expected", expected.hex())
              .executeUpdate()
          == 1;
    }

    /** Locks the repository first: two inserts of one name would end one of them in an error. */
    private boolean create(RefName ref, ObjectId next) {
      entityManager
          .createNativeQuery("select id from repository where id = :repository for update")
          .setParameter("repository", repositoryId)
          .getSingleResult();
      return entityManager
              .createNativeQuery(
                  "insert into model_ref (repository_id, name, commit_id)"
                      + " select r.id, :name, :next from repository r where r.id = :repository"
                      + " and not exists (select 1 from model_ref m"
                      + " where m.repository_id = r.id and m.name = :name)")
              .setParameter("repository", repositoryId)
              .setParameter("name", ref.fullName())
              .setParameter("next", next.hex())
              .executeUpdate()
          == 1;
    }
  }
}
