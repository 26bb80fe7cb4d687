package io.federity.outbox.service;

import io.federity.crash.CrashPoint;
import io.federity.ledger.CollectionOrder;
import io.federity.ledger.MintOutcome;
import io.federity.ledger.NftOrder;
import io.federity.nft.persistence.MintOrder;
import io.federity.security.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Mints what was ordered, one order at a time, with no transaction open while the ledger is asked.
 * A ledger that is down delays NFTs and nothing else; a repeated order finds its NFT on the chain.
 */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class OutboxService {
  private static final System.Logger LOG = System.getLogger(OutboxService.class.getName());
  private static final int PAUSE_SECONDS = 2;
  private static final int MAX_URI = 190;
  private static final int SHOWN_DIGITS = 16;

  @Inject MintOrders orders;
  @Inject LedgerSource ledger;
  @Inject Settings settings;
  @Resource ManagedScheduledExecutorService executor;
  private @Nullable ScheduledFuture<?> schedule;

  @PostConstruct
  void start() {
    orders.wakeAll();
    schedule =
        executor.scheduleWithFixedDelay(
            this::deliverAll, PAUSE_SECONDS, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    if (schedule != null) {
      schedule.cancel(true);
    }
  }

  /** Works until nothing is due. A schedule whose task throws would never run again. */
  private void deliverAll() {
    try {
      boolean delivered = true;
      while (delivered && !Thread.currentThread().isInterrupted()) {
        delivered = deliverNext();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "the outbox will be tried again", e);
    }
  }

  /** Mints the next order that is due; false where none is. */
  public boolean deliverNext() {
    Optional<MintOrders.Taken> next = orders.take();
    next.ifPresent(this::deliver);
    return next.isPresent();
  }

  private void deliver(MintOrders.Taken taken) {
    LedgerSource.Ledger open = ledger.get();
    String ordered = taken.order().owner();
    String owner = ordered.isEmpty() ? open.payer() : ordered;
    CrashPoint.MINT_TAKEN.reach();
    switch (mint(open, taken, owner)) {
      case MintOutcome.Minted(String mint, String signature, long _) -> {
        CrashPoint.MINT_ON_CHAIN.reach();
        orders.minted(taken, mint, signature, owner);
      }
      case MintOutcome.AlreadyMinted already ->
          orders.minted(
              taken, already.mint(), Objects.requireNonNullElse(already.signature(), ""), owner);
      case MintOutcome.Unavailable(String detail) -> orders.unavailable(taken, detail);
      case MintOutcome.Rejected(String detail) -> orders.rejected(taken, detail);
    }
  }

  private MintOutcome mint(LedgerSource.Ledger open, MintOrders.Taken taken, String owner) {
    MintOrder order = taken.order();
    return switch (order.kind()) {
      case COLLECTION ->
          open.nfts()
              .ensureCollection(
                  new CollectionOrder(
                      order.repositoryId(), taken.repository(), uri(taken.repository()), owner));
      case MERGE -> open.nfts().mint(commit(taken, owner, NftOrder.Kind.MERGE));
      case CONTRIBUTION -> open.nfts().mint(commit(taken, owner, NftOrder.Kind.CONTRIBUTION));
    };
  }

  private NftOrder commit(MintOrders.Taken taken, String owner, NftOrder.Kind kind) {
    MintOrder order = taken.order();
    return new NftOrder(
        order.repositoryId(),
        taken.repository(),
        order.round(),
        order.commitId(),
        kind,
        order.digest(),
        owner,
        taken.collection(),
        uri(taken.repository() + "/commits/" + order.commitId().substring(0, SHOWN_DIGITS)));
  }

  /** A mint fits into one transaction only with a short address. */
  private String uri(String path) {
    String full = settings.publicUrl() + "/portal/app/repositories/" + path;
    return full.length() <= MAX_URI ? full : settings.publicUrl();
  }
}
