package io.federity.idempotency.persistence;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that was begun under a key.
 *
 * @param fingerprint hash of what was asked
 * @param answer what was answered; empty while the request is under way
 */
public record KeptAnswer(String fingerprint, Instant begun, Optional<Answer> answer) {
  /**
   * An answer.
   *
   * @param body JSON text
   */
  public record Answer(int status, String body) {}
}
