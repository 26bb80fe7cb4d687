package io.federity.audit.service;

import io.federity.audit.persistence.AuditEvent;
import io.federity.audit.persistence.AuditStore;
import io.federity.identity.Actor;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects the entries of a transaction and appends them to the chain when it is about to commit.
 *
 * <p>The head of the chain is one row that every writer locks. Locked at the end only, it is held
 * briefly and always as the last lock, so that it can neither slow others down nor be part of a
 * deadlock.
 */
@ApplicationScoped
public class AuditRecorder {
  private static final String KEY = AuditRecorder.class.getName();

  @Inject AuditStore trail;
  @Inject Clock clock;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  TransactionSynchronizationRegistry transactions;

  /** Adds an entry to the current transaction, which must exist. */
  public void record(
      Actor actor, String repository, String action, String subject, Map<String, String> details) {
    if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
      throw new IllegalStateException(action + " of " + subject + " is outside of a transaction");
    }
    pending().add(new AuditEvent(actor, repository, action, subject, details, clock.instant()));
  }

  private Pending pending() {
    if (transactions.getResource(KEY) instanceof Pending existing) {
      return existing;
    }
    var pending = new Pending(trail);
    transactions.putResource(KEY, pending);
    transactions.registerInterposedSynchronization(pending);
    return pending;
  }

  private static final class Pending implements Synchronization {
    private final List<AuditEvent> events = new ArrayList<>();
    private final AuditStore trail;

    Pending(AuditStore trail) {
      this.trail = trail;
    }

    void add(AuditEvent event) {
      events.add(event);
    }

    @Override
    public void beforeCompletion() {
      events.forEach(trail::append);
    }

    @Override
    public void afterCompletion(int status) {
      events.clear();
    }
  }
}
