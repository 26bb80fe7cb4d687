package io.federity.audit.service;

import io.federity.audit.AuditChain;
import io.federity.audit.AuditEntry;
import io.federity.audit.AuditFilter;
import io.federity.audit.persistence.AuditStore;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.security.ServerActor;
import io.federity.wire.AuditVerdictView;
import io.federity.wire.AuditView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The audit trail: who did what, when and why; it is never changed. */
@Stateless
public class AuditService {
  @Inject AuditRecorder recorder;
  @Inject AuditStore trail;
  @Inject RepositoryService repositories;

  /**
   * Records what a person did. The entry joins the chain when the caller's transaction is about to
   * commit, and not at all if it rolls back.
   *
   * @param repository full name; empty where none is concerned
   */
  public void record(
      Actor actor, String repository, String action, String subject, Map<String, String> details) {
    recorder.record(actor, repository, action, subject, details);
  }

  /** Records what the server did by itself. */
  public void recordServer(
      String repository, String action, String subject, Map<String, String> details) {
    recorder.record(ServerActor.ACTOR, repository, action, subject, details);
  }

  /**
   * Entries that fit, newest first. Auditors read everything; others read what concerns a
   * repository that they may read.
   */
  public Outcome<List<AuditView>> list(Actor actor, AuditFilter filter) {
    if (!actor.has(Role.AUDITOR)) {
      Optional<RepositoryName> name = filter.repository().flatMap(RepositoryName::parse);
      if (name.isEmpty()) {
        return Outcome.refused(
            ErrorCode.NOT_ALLOWED, "without the role auditor, name a repository to read its trail");
      }
      Outcome<RepositoryAccess> access = repositories.open(actor, name.get());
      if (access instanceof Outcome.Refused<RepositoryAccess>(var refusal)) {
        return Outcome.refused(refusal);
      }
    }
    return Outcome.accepted(trail.list(filter).stream().map(AuditService::view).toList());
  }

  /** Entries that fit, newest first, a page at a time; the filter's own paging is not used. */
  public Outcome<Page<AuditView>> page(Actor actor, AuditFilter filter, PageRequest request) {
    return request
        .position(cursor -> cursor.number(0))
        .then(before -> list(actor, filter.page(before, request.rowsToRead())))
        .map(found -> Page.of(request, found, last -> Cursor.after(last.number())));
  }

  /** Recomputes the whole chain; any signed-in person may ask. */
  public Outcome<AuditVerdictView> verify(Actor actor) {
    return Outcome.accepted(
        switch (trail.verify()) {
          case AuditChain.Verdict.Intact(long entries, var head) ->
              new AuditVerdictView(true, entries, head.hex(), null);
          case AuditChain.Verdict.Broken(long number, String problem) ->
              new AuditVerdictView(false, number - 1, "", problem);
        });
  }

  private static AuditView view(AuditChain.Stored stored) {
    AuditEntry entry = stored.entry();
    return new AuditView(
        entry.number(),
        entry.previous().hex(),
        stored.hash().hex(),
        entry.time(),
        entry.actor(),
        entry.actorName(),
        entry.hospital(),
        entry.repository(),
        entry.action(),
        entry.subject(),
        entry.details());
  }
}
