package io.federity.idempotency.service;

import io.federity.idempotency.persistence.KeptAnswer;
import io.federity.idempotency.persistence.KeptAnswerStore;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests by idempotency key: which are new, under way, or answered. */
@Stateless
public class RepeatedRequests {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofDays(1);

  /**
   * After this, a request without an answer counts as lost with its server: its transaction has
   * ended, and what is not answered was not done.
   */
  static final Duration LONGEST_REQUEST = Duration.ofMinutes(10);

  @Inject KeptAnswerStore answers;
  @Inject Clock clock;

  /** What a key stands for when a request comes with it. */
  public sealed interface Claim {
    /** The request is to be done now. */
    record New() implements Claim {}

    /** The same request is under way. */
    record UnderWay() implements Claim {}

    /** The same request was answered so. */
    record Answered(int status, String body) implements Claim {}

    /** The key belongs to another request. */
    record OfAnother() implements Claim {}
  }

  /**
   * Claims a key for a request.
   *
   * @param fingerprint hash of what is asked
   * @throws EJBException also where the same key was claimed for the first time at this moment
   */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public Claim claim(String username, String key, String fingerprint) {
    Instant now = clock.instant();
    Optional<KeptAnswer> before = answers.lock(username, key);
    if (before.isEmpty()) {
      // Looked up again here, the row of a request at the same moment would pass for an old one.
      answers.begin(username, key, fingerprint, now);
      return new Claim.New();
    }
    KeptAnswer kept = before.get();
    if (isOver(kept, now)) {
      answers.beginAgain(username, key, fingerprint, now);
      return new Claim.New();
    }
    if (!kept.fingerprint().equals(fingerprint)) {
      return new Claim.OfAnother();
    }
    return kept.answer()
        .<Claim>map(answer -> new Claim.Answered(answer.status(), answer.body()))
        .orElseGet(Claim.UnderWay::new);
  }

  private static boolean isOver(KeptAnswer kept, Instant now) {
    Duration kind = kept.answer().isPresent() ? KEPT : LONGEST_REQUEST;
    return !kept.begun().plus(kind).isAfter(now);
  }

  /** Keeps the answer, in the transaction that did what was asked. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public void answered(String username, String key, int status, String body) {
    answers.answer(username, key, new KeptAnswer.Answer(status, body));
  }

  /** Gives a key back: nothing was done. */
  @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
  public void release(String username, String key) {
    answers.remove(username, key);
  }

  /** Forgets old answers and says how many those were. */
  public int sweep() {
    return answers.removeBegunBefore(clock.instant().minus(KEPT));
  }
}
