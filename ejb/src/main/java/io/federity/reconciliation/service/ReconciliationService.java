package io.federity.reconciliation.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.wire.DiscrepancyView;
import io.federity.wire.ObjectInventoryView;
import io.federity.wire.RetryRequest;
import io.federity.wire.RetryView;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells what does not fit or does not go on by itself. The record is the truth about what something
 * is, the engine about who acts next; both are written in one transaction, so they always agree.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationService {
  /** An NFT that was asked for so often is worth a word; by then a minute has gone. */
  private static final int ATTEMPTS_WORTH_A_WORD = 5;

  @Inject Comparison comparison;
  @Inject RunningProcesses processes;
  @Inject MintOrderStore mints;
  @Inject RepositoryStore repositories;
  @Inject ObjectInventory inventory;
  @Inject AuditRecorder audit;

  /**
   * What does not fit; nothing is the normal answer. A step that commits between reading the
   * process and reading the record looks like a fault once, never twice.
   */
  public Outcome<List<DiscrepancyView>> find(Actor actor) {
    Optional<Refusal> objection = Oversight.objectionToReading(actor);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    List<DiscrepancyView> first = comparison.look();
    List<DiscrepancyView> apart =
        first.isEmpty() ? first : comparison.look().stream().filter(first::contains).toList();
    Stream<DiscrepancyView> stuck =
        Stream.concat(
            processes.failedSteps().stream().map(Explanations::failed),
            mints.unfinished(ATTEMPTS_WORTH_A_WORD).stream()
                .map(order -> Explanations.unminted(order, name(order.repositoryId()))));
    return Outcome.accepted(Stream.concat(apart.stream(), stuck).toList());
  }

  private String name(String repositoryId) {
    return repositories.find(repositoryId).orElseThrow().name().toString();
  }

  /** The objects of the store beside the records that need them. */
  public Outcome<ObjectInventoryView> objects(Actor actor) {
    Optional<Refusal> objection = Oversight.objectionToReading(actor);
    return objection.isPresent()
        ? Outcome.refused(objection.get())
        : Outcome.accepted(inventory.take());
  }

  /** Has the failed steps of a contribution or round tried again; returns how many. */
  @TransactionAttribute(TransactionAttributeType.REQUIRED)
  public Outcome<RetryView> retry(Actor actor, RetryRequest request) {
    Optional<Refusal> objection = Oversight.objectionToActing(actor);
    if (objection.isPresent()) {
      return Outcome.refused(objection.get());
    }
    int steps = processes.retry(request.subject());
    if (steps == 0) {
      return Outcome.refused(
          ErrorCode.NOT_FOUND, "no step of " + request.subject() + " has failed for good");
    }
    audit.record(
        actor, "", "process.retry", request.subject(), Map.of("steps", String.valueOf(steps)));
    return Outcome.accepted(new RetryView(steps));
  }
}
