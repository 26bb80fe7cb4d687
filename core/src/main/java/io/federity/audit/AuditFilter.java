package io.federity.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries of the audit trail are asked for; empty members ask for everything.
 *
 * @param repository full name {@code owner/name}
 * @param action whole action or its beginning, for example {@code contribution.}
 * @param before only entries with a smaller number, for paging from the newest to the oldest
 * @param limit most entries returned
 */
public record AuditFilter(
    Optional<String> repository,
    Optional<String> actor,
    Optional<String> action,
    Optional<String> subject,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<Long> before,
    int limit) {
  /** The same filter on another part of the trail. */
  public AuditFilter page(Optional<Long> below, int most) {
    return new AuditFilter(repository, actor, action, subject, from, to, below, most);
  }

  /** Everything, newest first. */
  public static AuditFilter newest(int limit) {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }
}
