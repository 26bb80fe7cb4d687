package io.federity.nft.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders to mint: the outbox, and the record of what was minted. */
@Dependent
public class MintOrderStore {
  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public MintOrderStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** Adds an order or writes what came of it. */
  public void save(MintOrder order) {
    MintOrderRow row = entityManager.find(MintOrderRow.class, order.id());
    if (row == null) {
      row = new MintOrderRow();
      row.id = order.id();
      row.repositoryId = order.repositoryId();
      row.kind = order.kind().name();
      row.commitId = order.commitId();
      row.roundNumber = order.round();
      row.digest = order.digest();
      row.ordered = order.ordered();
      row.sequenceInRound = order.sequence();
      fill(row, order);
      entityManager.persist(row);
    } else {
      fill(row, order);
    }
  }

  /** Lets every waiting order be due now. */
  public void wakeAll(Instant now) {
    entityManager
        .createQuery(
            "select o from MintOrderRow o where o.state = 'WAITING' and o.nextAttempt > :now",
            MintOrderRow.class)
        .setParameter("now", now)
        .getResultStream()
        .forEach(row -> row.nextAttempt = now);
  }

  /** Locks and returns the oldest order that is due; members wait for their collection. */
  public Optional<MintOrder> nextDue(Instant now) {
    return entityManager
        .createQuery(
            "select o from MintOrderRow o where o.state = 'WAITING' and o.nextAttempt <= :now"
                + " and (o.kind = 'COLLECTION' or exists (select c.id from MintOrderRow c"
                + " where c.repositoryId = o.repositoryId and c.kind = 'COLLECTION'"
                + " and c.state = 'MINTED')) order by o.ordered, o.sequenceInRound",
            MintOrderRow.class)
        .setParameter("now", now)
        .setMaxResults(1)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst()
        .map(MintOrderStore::read);
  }

  /** The order of that id, which must exist. */
  public MintOrder get(String id) {
    MintOrderRow row = entityManager.find(MintOrderRow.class, id);
    if (row == null) {
      throw new IllegalStateException("no mint order " + id);
    }
    return read(row);
  }

  /** The order for a repository's collection. */
  public Optional<MintOrder> collection(String repositoryId) {
    return list(repositoryId).stream()
        .filter(order -> order.kind() == MintOrder.Kind.COLLECTION)
        .findFirst();
  }

  /** The order for a commit. */
  public Optional<MintOrder> ofCommit(String commitId) {
    return entityManager
        .createQuery(
            "select o from MintOrderRow o where o.commitId = :commit and o.kind <> 'COLLECTION'",
            MintOrderRow.class)
        .setParameter("commit", commitId)
        .getResultStream()
        .findFirst()
        .map(MintOrderStore::read);
  }

  /** Orders that failed, or were tried so often without success; oldest first. */
  public List<MintOrder> unfinished(int attempts) {
    return entityManager
        .createQuery(
            "select o from MintOrderRow o where o.state = 'FAILED'"
                + " or (o.state = 'WAITING' and o.attempts >= :attempts)"
                + " order by o.ordered, o.sequenceInRound",
            MintOrderRow.class)
        .setParameter("attempts", attempts)
        .getResultStream()
        .map(MintOrderStore::read)
        .toList();
  }

  /** Every order of a repository, oldest first. */
  public List<MintOrder> list(String repositoryId) {
    return entityManager
        .createQuery(
            "select o from MintOrderRow o where o.repositoryId = :repository"
                + " order by o.ordered, o.sequenceInRound",
            MintOrderRow.class)
        .setParameter("repository", repositoryId)
        .getResultStream()
        .map(MintOrderStore::read)
        .toList();
  }

  /**
   * Orders of a repository, oldest first.
   *
   * @param after where the page before it ended
   */
  public List<MintOrder> page(String repositoryId, Optional<Position> after, int most) {
    Position position = after.orElse(new Position(Instant.EPOCH, -1, ""));
    return entityManager
        .createQuery(
            "select o from MintOrderRow o where o.repositoryId = :repository"
                + " and (o.ordered > :ordered or (o.ordered = :ordered"
                + " and (o.sequenceInRound > :sequence or (o.sequenceInRound = :sequence"
                + " and o.id > :id)))) order by o.ordered, o.sequenceInRound, o.id",
            MintOrderRow.class)
        .setParameter("repository", repositoryId)
        .setParameter("ordered", position.ordered())
        .setParameter("sequence", position.sequence())
        .setParameter("id", position.id())
        .setMaxResults(most)
        .getResultStream()
        .map(MintOrderStore::read)
        .toList();
  }

  /** A place in the list of orders. */
  public record Position(Instant ordered, int sequence, String id) {}

  private static void fill(MintOrderRow row, MintOrder order) {
    row.owner = order.owner();
    row.state = order.state().name();
    row.attempts = order.attempts();
    row.nextAttempt = order.nextAttempt();
    row.detail = order.detail();
    row.mint = order.mint();
    row.collection = order.collection();
    row.signature = order.signature();
  }

  private static MintOrder read(MintOrderRow row) {
    return new MintOrder(
        row.id,
        row.repositoryId,
        MintOrder.Kind.valueOf(row.kind),
        row.commitId,
        row.roundNumber,
        row.digest,
        row.owner,
        MintOrder.State.valueOf(row.state),
        row.attempts,
        row.nextAttempt,
        row.detail,
        row.mint,
        row.collection,
        row.signature,
        row.ordered,
        row.sequenceInRound);
  }
}
