package io.federity.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.OptimisticLockingException;

/**
 * What a person does and what the engine does by itself meet on one process: the engine lets the
 * second one fail, and nothing of it is kept. Done again, it finds the process as it is by then.
 */
public final class EngineCollision {
  private static final System.Logger LOG = System.getLogger(EngineCollision.class.getName());

  /** Each collision is with a step of a few milliseconds that has ended since. */
  static final int ATTEMPTS = 5;

  /** A request with a transaction of its own, or none. */
  @FunctionalInterface
  public interface Step<T, E extends Exception> {
    /** Does it, and answers. */
    T take() throws E;
  }

  private EngineCollision() {}

  /**
   * Takes a step, and again where it collided.
   *
   * @throws E what the step throws otherwise, or after too many collisions
   */
  public static <T, E extends Exception> T triedAgain(Step<T, E> step) throws E {
    int attempt = 1;
    while (true) {
      try {
        return step.take();
      } catch (RuntimeException e) {
        Optional<OptimisticLockingException> collision = behind(e);
        if (collision.isEmpty() || attempt == ATTEMPTS) {
          throw e;
        }
        LOG.log(
            System.Logger.Level.INFO,
            "tried again after attempt {0}: {1}",
            attempt,
            collision.get().getMessage());
        attempt++;
      }
    }
  }

  private static Optional<OptimisticLockingException> behind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof OptimisticLockingException collision) {
        return Optional.of(collision);
      }
    }
    return Optional.empty();
  }
}
