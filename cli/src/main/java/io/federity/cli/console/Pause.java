package io.federity.cli.console;

import java.time.Duration;

/**
 * Waits between two questions to somebody who cannot call back: the device flow's token endpoint
 * (RFC 8628 prescribes the interval) and the worker's queue.
 */
@FunctionalInterface
public interface Pause {
  /** Waits. */
  void of(Duration duration) throws InterruptedException;

  /** Really waits. */
  static Pause real() {
    return Thread::sleep;
  }
}
