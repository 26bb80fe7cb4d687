package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of round 0. */
class StandardisationProcessTest {
  @RegisterExtension final EngineFixture engine = new EngineFixture();

  private String start() {
    return engine.start(
        "standardisation-round",
        "repository-1/main",
        Map.of("repositoryId", "repository-1", "branch", "main"));
  }

  @Test
  void firstPush_asksMaintainers() {
    String instance = start();
    assertThat(engine.waiting(instance)).containsExactly("approveStatistics");
    assertThat(engine.candidateGroups(engine.task("approveStatistics")))
        .containsExactly("maintainer");
  }

  @Test
  void approved_freezesAndEnds() {
    engine.bean("freezeStandardisation");
    String instance = start();
    engine.complete("approveStatistics", Map.of());
    assertThat(engine.calls()).containsExactly("freezeStandardisation");
    assertThat(engine.ends(instance)).containsExactly("standardised");
  }

  @Test
  void freezingFails_leavesTheTask() {
    engine.bean(
        "freezeStandardisation",
        execution -> {
          throw new IllegalStateException("the branch moved");
        });
    String instance = start();
    assertThatThrownBy(() -> engine.complete("approveStatistics", Map.of()))
        .hasMessageContaining("the branch moved");
    assertThat(engine.waiting(instance)).containsExactly("approveStatistics");
  }
}
