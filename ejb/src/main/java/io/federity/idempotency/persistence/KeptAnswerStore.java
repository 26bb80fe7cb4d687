package io.federity.idempotency.persistence;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers by account and idempotency key. */
@Dependent
public class KeptAnswerStore {
  /** Longest answer that is kept, in characters. */
  public static final int MAX_BODY = 1 << 20;

  private final EntityManager entityManager;

  /** A store on the given entity manager. */
  @Inject
  public KeptAnswerStore(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** What was begun under the key, locked until the transaction ends. */
  public Optional<KeptAnswer> lock(String username, String key) {
    return Optional.ofNullable(
            entityManager.find(
                KeptAnswerRow.class,
                new KeptAnswerKey(username, key),
                LockModeType.PESSIMISTIC_WRITE))
        .map(row -> new KeptAnswer(row.fingerprint, row.begun, answer(row)));
  }

  private static Optional<KeptAnswer.Answer> answer(KeptAnswerRow row) {
    Integer status = row.status;
    String body = row.body;
    return status == null || body == null
        ? Optional.empty()
        : Optional.of(new KeptAnswer.Answer(status, body));
  }

  /**
   * Writes that a request begins under a key that nothing was begun under. Of two at once the
   * slower fails with an exception of the database.
   */
  public void begin(String username, String key, String fingerprint, Instant now) {
    var row = new KeptAnswerRow();
    row.username = username;
    row.idempotencyKey = key;
    fill(row, fingerprint, now);
    entityManager.persist(row);
    entityManager.flush();
  }

  /** Writes that another request begins under a key whose time is over, and which is locked. */
  public void beginAgain(String username, String key, String fingerprint, Instant now) {
    fill(existing(username, key), fingerprint, now);
    entityManager.flush();
  }

  private static void fill(KeptAnswerRow row, String fingerprint, Instant now) {
    row.fingerprint = fingerprint;
    row.begun = now;
    row.status = null;
    row.body = null;
  }

  /** Writes the answer to the request that was begun. */
  public void answer(String username, String key, KeptAnswer.Answer answer) {
    KeptAnswerRow row = existing(username, key);
    row.status = answer.status();
    row.body = answer.body();
    entityManager.flush();
  }

  /** Forgets the key. */
  public void remove(String username, String key) {
    KeptAnswerRow row = find(username, key);
    if (row != null) {
      entityManager.remove(row);
    }
  }

  /** Forgets every request that was begun before this instant, and says how many those were. */
  public int removeBegunBefore(Instant instant) {
    return entityManager
        .createQuery("delete from KeptAnswerRow k where k.begun < :instant")
        .setParameter("instant", instant)
        .executeUpdate();
  }

  private KeptAnswerRow existing(String username, String key) {
    KeptAnswerRow row = find(username, key);
    if (row == null) {
      throw new IllegalStateException("no request was begun under key " + key);
    }
    return row;
  }

  private @Nullable KeptAnswerRow find(String username, String key) {
    return entityManager.find(KeptAnswerRow.class, new KeptAnswerKey(username, key));
  }
}
