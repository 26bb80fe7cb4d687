package io.federity.wallet.service;

import static io.federity.error.Outcomes.refused;
import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.persistence.TestDatabase;
import io.federity.security.Settings;
import io.federity.wallet.SigningKey;
import io.federity.wallet.persistence.WalletStore;
import io.federity.wire.ChallengeRequest;
import io.federity.wire.ChallengeView;
import io.federity.wire.WalletLinkRequest;
import io.federity.wire.WalletView;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose a wallet is, and until when a challenge may be answered, by a clock that the tests set. */
class WalletServiceTest {
  private static final Actor ALICE = actor("alice.cleveland", "cleveland");
  private static final Actor BELA = actor("bela.hungary", "hungary");
  private static final SigningKey KEY = SigningKey.ofSeed(new byte[32]);

  private final TestDatabase database = TestDatabase.open();
  private final List<String> audited = new ArrayList<>();

  @AfterEach
  void close() {
    database.close();
  }

  private <T> Outcome<T> at(Instant now, Function<WalletService, Outcome<T>> step) {
    return database.call(entityManager -> {
      var service = new WalletService();
      service.wallets = new WalletStore(entityManager);
      service.settings = new Settings(Map.of("FEDERITY_CHALLENGE_LIFETIME", "PT5M"));
      service.clock = Clock.fixed(now, ZoneOffset.UTC);
      service.audit = new RememberedActions();
      return step.apply(service);
    });
  }

  private ChallengeView challenge() {
    return challenge(ALICE);
  }

  private ChallengeView challenge(Actor actor) {
    var request = new ChallengeRequest(KEY.address().base58());
    if (at(NOW, service -> service.challenge(actor, request))
        instanceof Outcome.Accepted<ChallengeView>(ChallengeView made)) {
      return made;
    }
    throw new AssertionError("no challenge");
  }

  private Outcome<WalletView> link(ChallengeView challenge, Instant now) {
    return link(ALICE, challenge, now);
  }

  private Outcome<WalletView> link(Actor actor, ChallengeView challenge, Instant now) {
    byte[] message = challenge.message().getBytes(StandardCharsets.UTF_8);
    String signature = Base64.getEncoder().encodeToString(KEY.sign(message));
    return at(
        now, service -> service.link(actor, new WalletLinkRequest(challenge.id(), signature)));
  }

  @Test
  void challenge_answeredWithinItsLifetime_linksTheWallet() {
    ChallengeView challenge = challenge();
    Instant last = NOW.plus(Duration.ofMinutes(5)).minusMillis(1);

    assertThat(link(challenge, last)).isInstanceOf(Outcome.Accepted.class);
    assertThat(audited).containsExactly("wallet.link");
  }

  @Test
  void challenge_answeredWhenItsLifetimeIsOver_isRefused() {
    ChallengeView challenge = challenge();
    Instant end = NOW.plus(Duration.ofMinutes(5));

    assertThat(challenge.expires()).isEqualTo(end);
    assertThat(refused(link(challenge, end))).isEqualTo(ErrorCode.CHALLENGE_EXPIRED);
    assertThat(audited).isEmpty();
  }

  @Test
  void challenge_answeredTwice_isUnknownTheSecondTime() {
    ChallengeView challenge = challenge();

    assertThat(link(challenge, NOW)).isInstanceOf(Outcome.Accepted.class);
    assertThat(refused(link(challenge, NOW))).isEqualTo(ErrorCode.CHALLENGE_UNKNOWN);
  }

  private Outcome<WalletView> unlink(Actor actor) {
    return at(NOW, service -> service.unlink(actor, KEY.address().base58()));
  }

  @Test
  void wallet_unlinked_signsNoMoreAndStaysItsOwners() {
    link(challenge(), NOW);

    assertThat(unlink(ALICE)).isInstanceOf(Outcome.Accepted.class);

    database.run(entityManager -> {
      var wallets = new WalletStore(entityManager);
      assertThat(wallets.of("alice.cleveland")).isEmpty();
      assertThat(wallets.findLinked(KEY.address())).isEmpty();
      assertThat(wallets.find(KEY.address()).orElseThrow().username()).isEqualTo("alice.cleveland");
    });
    assertThat(audited).containsExactly("wallet.link", "wallet.unlink");
  }

  @Test
  void wallet_unlinkedTwice_isNotFoundTheSecondTime() {
    link(challenge(), NOW);

    assertThat(unlink(ALICE)).isInstanceOf(Outcome.Accepted.class);
    assertThat(refused(unlink(ALICE))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(audited).containsExactly("wallet.link", "wallet.unlink");
  }

  @Test
  void wallet_ofAnother_isNotFoundAndStaysLinked() {
    link(challenge(), NOW);

    assertThat(refused(unlink(BELA))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refused(at(NOW, service -> service.unlink(ALICE, "no address"))))
        .isEqualTo(ErrorCode.NOT_FOUND);

    assertThat(unlink(ALICE)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void wallet_unlinked_isLinkedAgainByItsOwnerOnly() {
    link(challenge(), NOW);
    unlink(ALICE);
    Instant later = NOW.plus(Duration.ofMinutes(1));

    assertThat(refused(link(BELA, challenge(BELA), later)))
        .isEqualTo(ErrorCode.WALLET_OF_ANOTHER_USER);
    assertThat(link(challenge(), later)).isInstanceOf(Outcome.Accepted.class);
    assertThat(unlink(ALICE)).isInstanceOf(Outcome.Accepted.class);
    assertThat(audited)
        .containsExactly("wallet.link", "wallet.unlink", "wallet.link", "wallet.unlink");
  }

  private final class RememberedActions extends AuditRecorder {
    @Override
    public void record(
        Actor actor,
        String repository,
        String action,
        String subject,
        Map<String, String> details) {
      audited.add(action);
    }
  }
}
