package io.federity.audit.persistence;

import io.federity.identity.Actor;
import java.time.Instant;
import java.util.Map;

/**
 * Something to be written into the audit trail, before it has a place in the chain.
 *
 * @param repository full name; empty where none is concerned
 */
public record AuditEvent(
    Actor actor,
    String repository,
    String action,
    String subject,
    Map<String, String> details,
    Instant time) {
  public AuditEvent {
    details = Map.copyOf(details);
  }
}
