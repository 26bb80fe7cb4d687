package io.federity.round.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.round.RoundState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundStepTest {
  @ParameterizedTest
  @EnumSource(value = RoundState.class, mode = EnumSource.Mode.EXCLUDE, names = "PUBLISHED")
  void round_thatIsNotPublished_standsAtOneStep(RoundState state) {
    assertThat(RoundStep.of(state.wireName()))
        .extracting(RoundStep::position)
        .containsOnlyOnce("current");
  }

  @Test
  void publishedRound_hasAllStepsBehindIt() {
    assertThat(RoundStep.of("published")).extracting(RoundStep::position).containsOnly("done");
  }

  @Test
  void steps_beforeTheCurrentOneAreDone() {
    List<RoundStep> steps = RoundStep.of("awaiting-sign-off");

    assertThat(steps.get(3).position()).isEqualTo("done");
    assertThat(steps.get(4)).isEqualTo(new RoundStep("signOff", "Sign off", "current"));
    assertThat(steps.get(5).position()).isEqualTo("ahead");
  }
}
