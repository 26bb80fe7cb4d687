package io.federity.round.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.round.Round;
import io.federity.round.persistence.RoundStore;
import io.federity.wire.RoundView;
import io.federity.wire.SignOffRequest;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do with rounds. */
@Stateless
public class RoundService {
  @Inject RoundStore rounds;
  @Inject RepositoryStore locks;
  @Inject RepositoryService repositories;
  @Inject RoundViews views;
  @Inject RoundSignOff signOffs;
  @Inject RoundProcess process;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Every round of a repository, or of one branch of it, newest first. */
  public Outcome<List<RoundView>> list(Actor actor, RepositoryName name, @Nullable String branch) {
    return PageRequest.all(request -> page(actor, name, branch, request));
  }

  /** Rounds of a repository, or of one branch of it, newest first. */
  public Outcome<Page<RoundView>> page(
      Actor actor, RepositoryName name, @Nullable String branch, PageRequest request) {
    return request
        .position(cursor -> new RoundStore.Position(cursor.integer(0), cursor.text(1)))
        .then(after ->
            repositories
                .open(actor, name)
                .map(access -> {
                  List<Round> found =
                      rounds.page(
                          access.repository().id(),
                          Optional.ofNullable(branch),
                          after,
                          request.rowsToRead());
                  return Page.of(request, found, last -> Cursor.after(last.number(), last.branch()))
                      .map(round -> views.view(access.repository(), round));
                }));
  }

  /** One round; its number names it in the whole repository. */
  public Outcome<RoundView> view(Actor actor, RepositoryName name, int number) {
    return repositories
        .open(actor, name)
        .then(access -> find(access, number).map(round -> views.view(access.repository(), round)));
  }

  /** A maintainer closes a round now; below the quorum this is refused. */
  public Outcome<RoundView> close(Actor actor, RepositoryName name, int number) {
    return repositories
        .open(actor, name)
        .then(access -> {
          locks.lock(access.repository().id());
          return find(access, number)
              .then(round ->
                  round.closeBy(access.membership(), access.repository().policy(), clock.instant()))
              .map(frozen -> closed(access, frozen));
        });
  }

  private RoundView closed(RepositoryAccess access, Round frozen) {
    rounds.save(frozen);
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "round.close",
        frozen.id(),
        Map.of("round", Integer.toString(frozen.number()), "reason", "MAINTAINER"));
    process.closed(frozen);
    return views.view(access.repository(), rounds.get(frozen.id()));
  }

  /** A compliance officer releases the merge of a round, or refuses it and excludes commits. */
  public Outcome<RoundView> signOff(
      Actor actor, RepositoryName name, int number, SignOffRequest request) {
    return repositories
        .open(actor, name)
        .then(access -> {
          locks.lock(access.repository().id());
          return find(access, number)
              .then(round -> signOffs.decide(access, round, request))
              .map(round -> views.view(access.repository(), rounds.get(round.id())));
        });
  }

  private Outcome<Round> find(RepositoryAccess access, int number) {
    return rounds.list(access.repository().id(), Optional.empty()).stream()
        .filter(round -> round.number() == number)
        .findFirst()
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(ErrorCode.NOT_FOUND, access.fullName() + " has no round " + number));
  }
}
