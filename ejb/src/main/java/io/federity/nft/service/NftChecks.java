package io.federity.nft.service;

import io.federity.ledger.ExpectedNft;
import io.federity.ledger.NftReader;
import io.federity.security.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** What the server's Solana node says of NFTs; no caller ever waits for the node. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@SuppressWarnings("NullAway.Init") // set before the first call
public class NftChecks {
  @Inject Settings settings;
  @Inject Clock clock;
  @Resource ManagedExecutorService executor;
  private ChainComparison comparison;

  @PostConstruct
  void start() {
    var reader = new NftReader(URI.create(settings.ledgerRpc()));
    comparison = new ChainComparison(executor, reader::read, clock);
  }

  /**
   * What the chain said last; empty where it has not been asked yet.
   *
   * @param mint Base58
   * @param expected what the NFT must say; called only where the chain is asked now
   */
  public Optional<ChainVerdict> of(String mint, Supplier<ExpectedNft> expected) {
    return comparison.of(mint, expected);
  }
}
