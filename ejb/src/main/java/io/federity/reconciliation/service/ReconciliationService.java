package io.federity.reconciliation.service;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.wire.DiscrepancyView;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Compares every contribution and round with its process. The record is the truth about what it is,
 * the engine about who acts next; both are written in one transaction, so they always agree.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationService {
  @Inject Comparison comparison;

  /**
   * What does not fit; auditors may ask, and nothing is the normal answer. A step that commits
   * between reading the process and reading the record looks like a fault once, never twice.
   */
  public Outcome<List<DiscrepancyView>> find(Actor actor) {
    if (!actor.has(Role.AUDITOR)) {
      return Outcome.refused(ErrorCode.NOT_ALLOWED, actor.username() + " needs the role auditor");
    }
    List<DiscrepancyView> first = comparison.look();
    return Outcome.accepted(
        first.isEmpty() ? first : comparison.look().stream().filter(first::contains).toList());
  }
}
