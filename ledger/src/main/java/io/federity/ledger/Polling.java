package io.federity.ledger;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks until there is an answer: HTTP has no other way to wait for a chain. */
final class Polling {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private Polling() {}

  /** Empty when there is no answer within the time, or the thread is interrupted. */
  static <T> Optional<T> until(Duration patience, Supplier<Optional<T>> question) {
    long deadline = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<T> answer = question.get();
      boolean late = System.nanoTime() + pause.toNanos() > deadline;
      if (answer.isPresent() || late || !pause(pause)) {
        return answer;
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
