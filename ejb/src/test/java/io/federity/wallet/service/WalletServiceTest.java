package io.federity.wallet.service;

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

/** Until when a challenge may be answered, by a clock that the tests set. */
class WalletServiceTest {
  private static final Actor ALICE = actor("alice.cleveland", "cleveland");
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
    var request = new ChallengeRequest(KEY.address().base58());
    if (at(NOW, service -> service.challenge(ALICE, request))
        instanceof Outcome.Accepted<ChallengeView>(ChallengeView made)) {
      return made;
    }
    throw new AssertionError("no challenge");
  }

  private Outcome<WalletView> link(ChallengeView challenge, Instant now) {
    byte[] message = challenge.message().getBytes(StandardCharsets.UTF_8);
    String signature = Base64.getEncoder().encodeToString(KEY.sign(message));
    return at(
        now, service -> service.link(ALICE, new WalletLinkRequest(challenge.id(), signature)));
  }

  private static ErrorCode refused(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Refused<?>(var refusal)) {
      return refusal.code();
    }
    throw new AssertionError(outcome.toString());
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
