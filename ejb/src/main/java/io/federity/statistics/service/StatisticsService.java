package io.federity.statistics.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.AttestationKind;
import io.federity.commit.RefName;
import io.federity.commit.persistence.RefStores;
import io.federity.commit.service.AttestationService;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.recipe.Standardisation;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.security.Settings;
import io.federity.statistics.persistence.StatisticsPush;
import io.federity.statistics.persistence.StatisticsStore;
import io.federity.wire.StatisticsApproval;
import io.federity.wire.StatisticsRequest;
import io.federity.wire.StatisticsView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do in round 0: hospitals push statistics, a maintainer approves them. */
@Stateless
public class StatisticsService {
  @Inject StatisticsStore pushes;
  @Inject StatisticsAdmission admission;
  @Inject Standardising standardising;
  @Inject StandardisationProcess process;
  @Inject RepositoryService repositories;
  @Inject RepositoryStore locks;
  @Inject RefStores refs;
  @Inject AttestationService attestations;
  @Inject AuditRecorder audit;
  @Inject Settings settings;
  @Inject Clock clock;

  /** A contributor pushes the hospital's statistics; they replace an unapproved earlier push. */
  public Outcome<StatisticsView> push(Actor actor, RepositoryName name, StatisticsRequest request) {
    return repositories
        .open(actor, name)
        .then(access -> {
          locks.lock(access.repository().id());
          return admission.admit(access, request).map(push -> pushed(access, push));
        });
  }

  private StatisticsView pushed(RepositoryAccess access, StatisticsPush push) {
    pushes.save(push);
    process.pushed(push.repositoryId(), push.branch());
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "statistics.push",
        push.id(),
        Map.of(
            "rows",
            Long.toString(push.rows()),
            "statistics",
            ObjectId.ofBytes(StatisticsAdmission.bytes(push.statistics())).hex()));
    return view(push);
  }

  /** Pushed statistics of the default branch, by hospital. */
  public Outcome<List<StatisticsView>> list(Actor actor, RepositoryName name) {
    return repositories.open(actor, name).map(access -> views(access));
  }

  /** Pushed statistics of the default branch, by hospital. */
  public Outcome<Page<StatisticsView>> page(Actor actor, RepositoryName name, PageRequest request) {
    return request
        .position(cursor -> cursor.text(0))
        .then(after ->
            repositories
                .open(actor, name)
                .map(access -> {
                  List<StatisticsPush> found =
                      pushes.page(
                          access.repository().id(),
                          access.repository().defaultBranch(),
                          after,
                          request.rowsToRead());
                  return Page.of(request, found, last -> Cursor.after(last.hospital()))
                      .map(StatisticsService::view);
                }));
  }

  /** A maintainer approves the named pushes; their pool is frozen in the recipe. */
  public Outcome<List<StatisticsView>> approve(
      Actor actor, RepositoryName name, StatisticsApproval request) {
    return repositories
        .open(actor, name)
        .then(access -> {
          locks.lock(access.repository().id());
          Optional<Refusal> objection = objectionTo(access, request);
          return objection.isPresent()
              ? Outcome.refused(objection.get())
              : chosen(access, request)
                  .then(pushed -> poolable(access, pushed))
                  .map(pushed -> approved(access, pushed, request.reason()));
        });
  }

  private Optional<Refusal> objectionTo(RepositoryAccess access, StatisticsApproval request) {
    Actor actor = access.membership().actor();
    Optional<Refusal> role = access.membership().objectionTo(Role.MAINTAINER);
    if (role.isPresent()) {
      return role;
    }
    if (actor.authenticatedAt().plus(settings.signingWindow()).isBefore(clock.instant())) {
      return Optional.of(
          new Refusal(
              ErrorCode.FRESH_LOGIN_REQUIRED,
              "a signature needs a login within the last " + settings.signingWindow()));
    }
    return request.reason().isBlank()
        ? Optional.of(new Refusal(ErrorCode.MISSING_REASON, "every approval needs a reason"))
        : Optional.empty();
  }

  private Outcome<List<StatisticsPush>> chosen(
      RepositoryAccess access, StatisticsApproval request) {
    var ids = new HashSet<>(request.ids());
    List<StatisticsPush> found = new ArrayList<>();
    for (StatisticsPush push : ofDefaultBranch(access)) {
      if (ids.remove(push.id())) {
        found.add(push);
      }
    }
    if (!ids.isEmpty() || found.isEmpty()) {
      return Outcome.refused(
          ErrorCode.NOT_FOUND,
          found.isEmpty() ? "no pushed statistics are named" : "no pushed statistics: " + ids);
    }
    return Outcome.accepted(found);
  }

  private Outcome<List<StatisticsPush>> poolable(
      RepositoryAccess access, List<StatisticsPush> pushed) {
    Outcome<Standardisation> pool =
        standardising.pool(access.repository().id(), access.repository().defaultBranch(), pushed);
    return pool.map(standardisation -> pushed);
  }

  private List<StatisticsView> approved(
      RepositoryAccess access, List<StatisticsPush> pushed, String reason) {
    String repositoryId = access.repository().id();
    String branch = access.repository().defaultBranch();
    pushed.forEach(push -> pushes.save(push.approve()));
    process.approved(repositoryId, branch);
    ObjectId head = RefName.branch(branch).flatMap(refs.of(repositoryId)::read).orElseThrow();
    attestations.attest(
        AttestationKind.APPROVAL,
        repositoryId,
        head,
        access.membership().actor(),
        "Statistics approved and frozen in the recipe",
        reason.strip(),
        Map.of(
            "hospitals", String.join(" ", pushed.stream().map(StatisticsPush::hospital).toList())));
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "statistics.approve",
        head.hex(),
        Map.of("reason", reason.strip(), "pushes", Integer.toString(pushed.size())));
    return views(access);
  }

  private List<StatisticsPush> ofDefaultBranch(RepositoryAccess access) {
    return pushes.list(access.repository().id(), access.repository().defaultBranch());
  }

  private List<StatisticsView> views(RepositoryAccess access) {
    return ofDefaultBranch(access).stream().map(StatisticsService::view).toList();
  }

  private static StatisticsView view(StatisticsPush push) {
    return new StatisticsView(
        push.id(),
        push.hospital(),
        push.author(),
        push.rows(),
        push.pushed(),
        push.approved(),
        push.statistics());
  }
}
