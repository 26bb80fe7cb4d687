package io.federity.contribution.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateSizeTest {
  @Test
  void update_tenTimesTheMedian_isGood() {
    assertThat(UpdateSize.verdict(10, List.of(1.0, 0.5, 900.0)).verdict()).isEqualTo("good");
  }

  @Test
  void update_beyondTenTimesTheMedian_isAWarningThatNamesTheRatio() {
    var verdict = UpdateSize.verdict(250, List.of(1.0, 2.0, 3.0));
    assertThat(verdict.verdict()).isEqualTo("warning");
    assertThat(verdict.text()).contains("125 times the median 2.000");
  }

  @Test
  void update_aloneInItsRound_hasNoVerdict() {
    assertThat(UpdateSize.verdict(250, List.of()).verdict()).isEqualTo("none");
  }

  @Test
  void update_besideUpdatesOfNothing_isJudgedToo() {
    assertThat(UpdateSize.verdict(0, List.of(0.0)).verdict()).isEqualTo("good");
    assertThat(UpdateSize.verdict(1, List.of(0.0)).verdict()).isEqualTo("warning");
  }

  @Test
  void median_ofAnEvenNumber_isBetweenTheMiddleTwo() {
    assertThat(UpdateSize.median(List.of(4.0, 1.0, 3.0, 2.0))).contains(2.5);
  }
}
