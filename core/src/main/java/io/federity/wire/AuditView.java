package io.federity.wire;

import java.time.Instant;
import java.util.Map;

/** One entry of the audit trail. */
public record AuditView(
    long number,
    String previous,
    String hash,
    Instant time,
    String actor,
    String actorName,
    String hospital,
    String repository,
    String action,
    String subject,
    Map<String, String> details) {
  public AuditView {
    details = Map.copyOf(details);
  }
}
