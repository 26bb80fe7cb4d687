package io.federity.nft.service;

import io.federity.ledger.ExpectedNft;
import io.federity.ledger.NftReading;
import io.federity.ledger.NftVerdict;
import io.federity.ledger.NftVerification;
import io.federity.ledger.OnChainNft;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares NFTs with the chain apart from the caller, and remembers what it said. Thread safe. */
final class ChainComparison {
  private static final Duration FRESH = Duration.ofMinutes(5);

  /** A node that is down is asked again sooner, so that a page recovers with it. */
  private static final Duration UNREACHABLE_FRESH = Duration.ofSeconds(20);

  private static final int MOST_PENDING = 100;
  private static final int MOST_KNOWN = 20_000;

  private final Executor executor;
  private final Function<String, NftReading> chain;
  private final Clock clock;
  private final Map<String, ChainVerdict> verdicts = new ConcurrentHashMap<>();
  private final Set<String> pending = ConcurrentHashMap.newKeySet();

  /** Reads from {@code chain} by mint address, on the executor's threads. */
  ChainComparison(Executor executor, Function<String, NftReading> chain, Clock clock) {
    this.executor = executor;
    this.chain = chain;
    this.clock = clock;
  }

  /**
   * What the chain said last; empty where it has not been asked. An old answer is renewed in the
   * background.
   *
   * @param mint Base58
   * @param expected what the NFT must say; asked for only where the chain is asked
   */
  Optional<ChainVerdict> of(String mint, Supplier<ExpectedNft> expected) {
    Optional<ChainVerdict> known = Optional.ofNullable(verdicts.get(mint));
    if (known.filter(this::isFresh).isEmpty()
        && pending.size() < MOST_PENDING
        && pending.add(mint)) {
      ExpectedNft wanted = expected.get();
      executor.execute(() -> check(mint, wanted));
    }
    return known;
  }

  private boolean isFresh(ChainVerdict verdict) {
    Duration lasts = verdict.kind() == ChainVerdict.Kind.UNREACHABLE ? UNREACHABLE_FRESH : FRESH;
    return verdict.checked().plus(lasts).isAfter(clock.instant());
  }

  private void check(String mint, ExpectedNft expected) {
    try {
      NftReading reading = chain.apply(mint);
      if (verdicts.size() >= MOST_KNOWN) {
        verdicts.clear();
      }
      verdicts.put(mint, verdict(reading, expected));
    } finally {
      pending.remove(mint);
    }
  }

  private ChainVerdict verdict(NftReading reading, ExpectedNft expected) {
    return switch (reading) {
      case NftReading.Found(OnChainNft nft) -> compared(NftVerification.verify(nft, expected));
      case NftReading.Missing _ -> differs("the chain has nothing at this address");
      case NftReading.NotAnNft(String _, String why) -> differs(why);
      case NftReading.Unavailable(String detail) ->
          new ChainVerdict(ChainVerdict.Kind.UNREACHABLE, detail, clock.instant());
    };
  }

  private ChainVerdict compared(NftVerdict verdict) {
    return switch (verdict) {
      case NftVerdict.Agrees _ -> new ChainVerdict(ChainVerdict.Kind.AGREES, "", clock.instant());
      case NftVerdict.Differs differs ->
          differs(
              differs.differences().stream()
                  .map(one ->
                      "%s is %s, not %s".formatted(one.field(), one.onChain(), one.expected()))
                  .collect(Collectors.joining("; ")));
    };
  }

  private ChainVerdict differs(String detail) {
    return new ChainVerdict(ChainVerdict.Kind.DIFFERS, detail, clock.instant());
  }
}
