package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.contribution.ContributionState;
import io.federity.round.RoundState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StateBadgesTest {
  private final StateBadges badges = new StateBadges();

  @ParameterizedTest
  @EnumSource(ContributionState.class)
  void contributionState_hasAWordAndAnIcon(ContributionState state) {
    assertThat(badges.of(state.wireName()).word()).isNotBlank();
    assertThat(badges.of(state.wireName()).icon()).isNotEqualTo("circle");
  }

  @ParameterizedTest
  @EnumSource(RoundState.class)
  void roundState_hasAWordAndAnIcon(RoundState state) {
    assertThat(badges.of(state.wireName()).word()).isNotBlank();
    assertThat(badges.of(state.wireName()).icon()).isNotEqualTo("circle");
  }
}
