package io.federity.commit.persistence;

import io.federity.commit.Commit;
import io.federity.commit.CommitSource;
import io.federity.commit.SignedCommit;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Commits with their signatures, in their canonical encoding; a commit that is read has been
 * verified again.
 */
@Dependent
public class CommitStore implements CommitSource {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public CommitStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds a commit; adding it again changes nothing. */
  public void add(SignedCommit signed, Instant now) {
    Commit commit = signed.commit();
    String id = commit.id().hex();
    if (entityManager.find(CommitRow.class, id) != null) {
      return;
    }
    var row = new CommitRow();
    row.id = id;
    row.repositoryId = commit.repository();
    row.branch = commit.branch();
    row.kind = commit.kind().kindName();
    row.encoded = new String(commit.bytes(), StandardCharsets.UTF_8);
    row.signature = Base64.getEncoder().encodeToString(signed.signature());
    row.stored = now;
    entityManager.persist(row);
  }

  @Override
  public Optional<Commit> find(ObjectId id) {
    return findSigned(id).map(SignedCommit::commit);
  }

  /** The commit of that id with its signature, in whatever repository it is. */
  public Optional<SignedCommit> findSigned(ObjectId id) {
    return Optional.ofNullable(entityManager.find(CommitRow.class, id.hex()))
        .map(CommitStore::read);
  }

  /** The commit of that id, if it is in the repository. */
  public Optional<SignedCommit> findIn(String repositoryId, ObjectId id) {
    return findSigned(id).filter(signed -> signed.commit().repository().equals(repositoryId));
  }

  /** Every commit of the repository. */
  public List<Commit> inRepository(String repositoryId) {
    return entityManager
        .createQuery(
            "select c from CommitRow c where c.repositoryId = :repository order by c.stored, c.id",
            CommitRow.class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(row -> read(row).commit())
        .toList();
  }

  /** Ids of the repository's commits that begin with the digits, at most {@code limit}. */
  public List<ObjectId> startingWith(String repositoryId, String hexPrefix, int limit) {
    if (!hexPrefix.matches("[0-9a-f]{4,64}")) {
      return List.of();
    }
    return entityManager
        .createQuery(
            "select c.id from CommitRow c where c.repositoryId = :repository and c.id like :prefix"
                + " order by c.id",
            String.class)
        .setParameter("repository", repositoryId)
        .setParameter("prefix", hexPrefix + "%")
        .setMaxResults(limit)
        .getResultStream()
        .map(ObjectId::of)
        .toList();
  }

  private static SignedCommit read(CommitRow row) {
    Outcome<SignedCommit> verified =
        SignedCommit.verify(
            row.encoded.getBytes(StandardCharsets.UTF_8),
            Base64.getDecoder().decode(row.signature));
    return switch (verified) {
      case Outcome.Accepted<SignedCommit>(SignedCommit signed)
          when signed.commit().id().hex().equals(row.id) ->
          signed;
      case Outcome.Accepted<SignedCommit> other ->
          throw new IllegalStateException("commit " + row.id + " was changed in the database");
      case Outcome.Refused<SignedCommit> refused ->
          throw new IllegalStateException("commit " + row.id + ": " + refused.refusal().detail());
    };
  }
}
