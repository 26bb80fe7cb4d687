package io.federity.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;

class EngineCollisionTest {
  private int taken;

  private String collideUntil(int attempt) {
    taken++;
    if (taken < attempt) {
      throw new IllegalStateException("by a bean", new OptimisticLockingException("a job"));
    }
    return "done";
  }

  @Test
  void step_thatCollides_isTakenAgainUntilItSucceeds() {
    assertThat(EngineCollision.triedAgain(() -> collideUntil(1))).isEqualTo("done");
    assertThat(taken).isEqualTo(1);
    taken = 0;
    assertThat(EngineCollision.triedAgain(() -> collideUntil(EngineCollision.ATTEMPTS)))
        .isEqualTo("done");
    assertThat(taken).isEqualTo(EngineCollision.ATTEMPTS);
  }

  @Test
  void step_thatAlwaysCollides_failsInTheEnd() {
    assertThatThrownBy(() -> EngineCollision.triedAgain(() -> collideUntil(Integer.MAX_VALUE)))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(OptimisticLockingException.class);
    assertThat(taken).isEqualTo(EngineCollision.ATTEMPTS);
  }

  @Test
  void step_thatFailsOtherwise_isTakenOnce() {
    assertThatThrownBy(() ->
            EngineCollision.triedAgain(() -> {
              taken++;
              throw new IllegalStateException("a fault");
            }))
        .hasMessage("a fault");
    assertThatThrownBy(() ->
            EngineCollision.triedAgain(() -> {
              taken++;
              throw new IOException("a disk");
            }))
        .isInstanceOf(IOException.class);
    assertThat(taken).isEqualTo(2);
  }
}
