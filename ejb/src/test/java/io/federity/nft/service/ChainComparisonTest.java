package io.federity.nft.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.ledger.ExpectedNft;
import io.federity.ledger.NftOrder;
import io.federity.ledger.NftReading;
import io.federity.ledger.OnChainNft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ChainComparisonTest {
  private static final String MINT = "mint";
  private static final String COMMIT = "ab".repeat(32);
  private static final ExpectedNft EXPECTED =
      new ExpectedNft("collection", NftOrder.Kind.MERGE, 3, COMMIT, "cd".repeat(32), null);

  private final Queue<Runnable> background = new ArrayDeque<>();
  private final SettableClock clock = new SettableClock();
  private NftReading onChain = new NftReading.Found(nft(COMMIT));
  private int asked;

  private final ChainComparison comparison =
      new ChainComparison(
          background::add,
          mint -> {
            asked++;
            return onChain;
          },
          clock);

  private static OnChainNft nft(String commit) {
    return new OnChainNft(
        MINT,
        "name",
        NftOrder.Kind.MERGE.symbol(),
        "uri",
        Map.of("commit", commit, "round", "3", "digest", "cd".repeat(32)),
        "collection",
        "owner",
        1,
        0,
        true,
        true);
  }

  private Optional<ChainVerdict> look() {
    return comparison.of(MINT, () -> EXPECTED);
  }

  private ChainVerdict afterBackground() {
    background.forEach(Runnable::run);
    background.clear();
    return look().orElseThrow();
  }

  @Test
  void firstLook_doesNotWaitForTheChain() {
    assertThat(look()).isEmpty();
    assertThat(look()).isEmpty();
    assertThat(asked).isZero();
    assertThat(background).hasSize(1);
  }

  @Test
  void nft_asItsCommit_agrees() {
    look();

    assertThat(afterBackground())
        .isEqualTo(new ChainVerdict(ChainVerdict.Kind.AGREES, "", clock.instant()));
  }

  @Test
  void nft_ofAnotherCommit_differsAndSaysWhere() {
    onChain = new NftReading.Found(nft("ff".repeat(32)));
    look();

    assertThat(afterBackground().kind()).isEqualTo(ChainVerdict.Kind.DIFFERS);
    assertThat(afterBackground().detail()).contains("commit is ffff", "not abab");
  }

  @Test
  void nothingOnTheChain_differs() {
    onChain = new NftReading.Missing(MINT);
    look();

    assertThat(afterBackground().kind()).isEqualTo(ChainVerdict.Kind.DIFFERS);
  }

  @Test
  void verdict_isRenewedOnlyWhenOld() {
    look();
    afterBackground();
    clock.pass(Duration.ofMinutes(4));
    look();
    assertThat(background).isEmpty();

    clock.pass(Duration.ofMinutes(2));
    assertThat(look()).as("the old one meanwhile").isPresent();
    assertThat(background).hasSize(1);
  }

  @Test
  void nodeThatIsDown_isAskedAgainSoon() {
    onChain = new NftReading.Unavailable("connection refused");
    look();
    assertThat(afterBackground().kind()).isEqualTo(ChainVerdict.Kind.UNREACHABLE);
    onChain = new NftReading.Found(nft(COMMIT));

    clock.pass(Duration.ofMinutes(1));
    look();

    assertThat(afterBackground().kind()).isEqualTo(ChainVerdict.Kind.AGREES);
  }

  @Test
  void manyAtOnce_areAskedInTurns() {
    for (int i = 0; i < 1_000; i++) {
      comparison.of("mint" + i, () -> EXPECTED);
    }
    assertThat(background).hasSize(100);

    background.forEach(Runnable::run);
    background.clear();
    comparison.of("mint999", () -> EXPECTED);

    assertThat(background).hasSize(1);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
