package io.federity.outbox.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.service.AttestationService;
import io.federity.nft.persistence.MintOrder;
import io.federity.nft.persistence.MintOrderStore;
import io.federity.object.ObjectId;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.security.ServerActor;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Takes orders out of the outbox and records their results, each in a transaction of its own. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MintOrders {
  /** Longer than the ledger may block: a server that died leaves its order to another one. */
  private static final Duration TAKEN = Duration.ofMinutes(3);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
  private static final int DOUBLINGS = 9;
  private static final int MAX_DETAIL = 2_000;

  @Inject MintOrderStore orders;
  @Inject RepositoryStore repositories;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * An order with what the ledger needs to know beside it.
   *
   * @param repository full name
   * @param collection the collection's mint; empty for a collection itself
   */
  public record Taken(MintOrder order, String repository, String collection) {}

  /**
   * Lets every waiting order be due: what a server that died had taken is taken up at once by the
   * next one. The chain knows what became of it.
   */
  public void wakeAll() {
    orders.wakeAll(clock.instant());
  }

  /** Takes the oldest order that is due; nobody else gets it meanwhile. */
  public Optional<Taken> take() {
    return orders
        .nextDue(clock.instant())
        .map(due -> {
          MintOrder order = due.takenUntil(clock.instant().plus(TAKEN));
          orders.save(order);
          return new Taken(
              order,
              repositories.find(order.repositoryId()).orElseThrow().name().toString(),
              order.kind() == MintOrder.Kind.COLLECTION
                  ? ""
                  : orders.collection(order.repositoryId()).map(MintOrder::mint).orElseThrow());
        });
  }

  /** The NFT is on the chain. */
  public void minted(Taken taken, String mint, String signature, String owner) {
    MintOrder order = orders.get(taken.order().id());
    if (order.state() != MintOrder.State.WAITING) {
      return; // another server had the same order and was faster
    }
    boolean collection = order.kind() == MintOrder.Kind.COLLECTION;
    orders.save(order.minted(mint, collection ? mint : taken.collection(), signature, owner));
    Map<String, String> facts =
        Map.of(
            "kind",
            order.kind().name(),
            "mint",
            mint,
            "owner",
            owner,
            "signature",
            signature,
            "round",
            Integer.toString(order.round()));
    if (!collection) {
      attestations.attestAsServer(
          AttestationKind.MINT,
          order.repositoryId(),
          ObjectId.of(order.commitId()),
          "Minted on Solana",
          "",
          facts);
    }
    audit.record(ServerActor.ACTOR, taken.repository(), "nft.mint", order.commitId(), facts);
  }

  /** The ledger does not answer: tried again, after twice the time each time. */
  public void unavailable(Taken taken, String detail) {
    MintOrder order = orders.get(taken.order().id());
    orders.save(
        order.retryAt(clock.instant().plus(waitAfter(order.attempts())), shortened(detail)));
  }

  /** How long to wait after so many attempts. */
  static Duration waitAfter(int attempts) {
    return FIRST_WAIT.multipliedBy(1L << Math.clamp(attempts - 1, 0, DOUBLINGS));
  }

  /** The ledger refuses for good; it stays visible as failed. */
  public void rejected(Taken taken, String detail) {
    MintOrder order = orders.get(taken.order().id());
    if (order.state() != MintOrder.State.WAITING) {
      return;
    }
    orders.save(order.failed(shortened(detail)));
    audit.record(
        ServerActor.ACTOR,
        taken.repository(),
        "nft.fail",
        order.commitId(),
        Map.of("kind", order.kind().name(), "detail", shortened(detail)));
  }

  private static String shortened(String detail) {
    return detail.substring(0, Math.min(detail.length(), MAX_DETAIL));
  }
}
