package io.federity.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits for a condition that others bring about, by asking again until it holds. */
public final class Waiting {
  private static final long MILLIS_BETWEEN = 1_000;

  private Waiting() {}

  /** Asks until there is an answer; fails with what was waited for when time is up. */
  public static <T> T until(String what, Duration atMost, Supplier<Optional<T>> question) {
    Instant end = Instant.now().plus(atMost);
    Optional<T> answer = question.get();
    while (answer.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new DemoFailure("waited " + atMost.toSeconds() + " s in vain: " + what);
      }
      pause();
      answer = question.get();
    }
    return answer.get();
  }

  private static void pause() {
    try {
      // A latch that nobody opens: the pause between two questions, ended by an interrupt.
      boolean opened = new CountDownLatch(1).await(MILLIS_BETWEEN, TimeUnit.MILLISECONDS);
      if (opened) {
        throw new IllegalStateException("nobody opens this latch");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoFailure("interrupted while waiting", e);
    }
  }
}
