package io.federity.contribution.service;

import static io.federity.persistence.RepositoryFixtures.NOW;
import static io.federity.persistence.RepositoryFixtures.actor;
import static org.assertj.core.api.Assertions.assertThat;

import io.federity.contribution.DecisionKind;
import io.federity.error.ErrorCode;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContributionDecisionsTest {
  private static final Actor ACTOR = actor("rita.cleveland", "cleveland");
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private static Optional<ErrorCode> objection(DecisionKind kind, Instant now) {
    return ContributionDecisions.staleLogin(kind, ACTOR, now, WINDOW).map(Refusal::code);
  }

  @Test
  void signing_withinTheWindow_isAllowed() {
    assertThat(objection(DecisionKind.APPROVE, NOW.plus(WINDOW))).isEmpty();
  }

  @Test
  void signing_afterTheWindow_needsAFreshLogin() {
    Instant late = NOW.plus(WINDOW).plusMillis(1);
    assertThat(objection(DecisionKind.APPROVE, late)).contains(ErrorCode.FRESH_LOGIN_REQUIRED);
    assertThat(objection(DecisionKind.REJECT, late)).contains(ErrorCode.FRESH_LOGIN_REQUIRED);
  }

  @Test
  void withdrawing_needsNoFreshLogin() {
    assertThat(objection(DecisionKind.WITHDRAW, NOW.plus(Duration.ofDays(1)))).isEmpty();
  }
}
