package io.federity.repository.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.Membership;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.MemberStore;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.persistence.StoredMember;
import io.federity.repository.persistence.StoredRepository;
import io.federity.wire.MemberRequest;
import io.federity.wire.MemberView;
import io.federity.wire.RepositoryRequest;
import io.federity.wire.RepositoryView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Repositories and their members. A repository that does not exist and one that the person may not
 * read are refused alike, so that names do not leak.
 */
@Stateless
public class RepositoryService {
  @Inject RepositoryStore repositories;
  @Inject MemberStore members;
  @Inject RepositoryViews views;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /**
   * Creates a repository; its owner is the creator's hospital, its first maintainer the creator.
   */
  public Outcome<RepositoryView> create(Actor actor, RepositoryRequest request) {
    if (!actor.has(Role.REPO_ADMIN)) {
      return Outcome.refused(
          ErrorCode.NOT_ALLOWED, actor.username() + " needs the role repo-admin");
    }
    if (actor.hospital().isEmpty()) {
      return Outcome.refused(ErrorCode.NO_HOSPITAL, actor.username() + " belongs to no hospital");
    }
    return RepositoryDraft.of(actor, request, UUID.randomUUID().toString(), clock.instant())
        .then(this::refuseTakenName)
        .map(repository -> add(actor, repository));
  }

  private Outcome<StoredRepository> refuseTakenName(StoredRepository repository) {
    return repositories.find(repository.name()).isPresent()
        ? Outcome.refused(ErrorCode.ALREADY_EXISTS, repository.name() + " is there already")
        : Outcome.accepted(repository);
  }

  private RepositoryView add(Actor actor, StoredRepository repository) {
    repositories.add(repository);
    members.save(new StoredMember(repository.id(), actor.username(), Set.of(Role.MAINTAINER)));
    audit.record(
        actor,
        repository.name().toString(),
        "repository.create",
        repository.id(),
        Map.of("visibility", repository.visibility().name(), "task", repository.task()));
    return views.view(repository);
  }

  /** Every repository that the person may read. */
  public List<RepositoryView> list(Actor actor) {
    return repositories.all().stream()
        .filter(repository -> mayRead(actor, repository))
        .map(views::view)
        .toList();
  }

  /** Repositories that the person may read, by name. */
  public Outcome<Page<RepositoryView>> page(Actor actor, PageRequest request) {
    return request
        .position(cursor -> new RepositoryName(cursor.text(0), cursor.text(1)))
        .map(after ->
            Page.of(request, readable(actor, after, request.rowsToRead()), RepositoryService::after)
                .map(views::view));
  }

  private List<StoredRepository> readable(Actor actor, Optional<RepositoryName> after, int most) {
    List<StoredRepository> readable = new ArrayList<>();
    Optional<RepositoryName> from = after;
    List<StoredRepository> read;
    do {
      read = repositories.page(from, most);
      read.stream().filter(repository -> mayRead(actor, repository)).forEach(readable::add);
      from = read.isEmpty() ? from : Optional.of(read.getLast().name());
    } while (readable.size() < most && read.size() == most);
    return readable.subList(0, Math.min(most, readable.size()));
  }

  private static Cursor after(StoredRepository last) {
    return Cursor.after(last.name().owner(), last.name().name());
  }

  private boolean mayRead(Actor actor, StoredRepository repository) {
    return membership(repository.id(), actor).mayRead(repository.visibility());
  }

  /** One repository. */
  public Outcome<RepositoryView> view(Actor actor, RepositoryName name) {
    return open(actor, name).map(access -> views.view(access.repository()));
  }

  /** Members, by username. */
  public Outcome<Page<MemberView>> members(Actor actor, RepositoryName name, PageRequest request) {
    return request
        .position(cursor -> cursor.text(0))
        .then(after ->
            open(actor, name)
                .map(access -> {
                  List<StoredMember> found =
                      members.page(access.repository().id(), after, request.rowsToRead());
                  return Page.of(request, found, last -> Cursor.after(last.username()))
                      .map(views::member);
                }));
  }

  /** Sets the repository's own roles of a person; no roles removes the member. */
  public Outcome<MemberView> putMember(
      Actor actor, RepositoryName name, String username, MemberRequest request) {
    return open(actor, name)
        .then(access -> {
          Optional<Refusal> objection = access.objectionToAdministration();
          return objection.isPresent()
              ? Outcome.refused(objection.get())
              : RepositoryDraft.roles(request).map(roles -> save(access, username, roles));
        });
  }

  private MemberView save(RepositoryAccess access, String username, Set<Role> roles) {
    String id = access.repository().id();
    Set<Role> before = members.rolesOf(id, username);
    var member = new StoredMember(id, username, roles);
    members.save(member);
    audit.record(
        access.membership().actor(),
        access.fullName(),
        "member.set",
        username,
        Map.of("before", RepositoryDraft.text(before), "after", RepositoryDraft.text(roles)));
    return views.member(member);
  }

  /** The repository and what the person may do in it; {@code NOT_FOUND} where not even read. */
  public Outcome<RepositoryAccess> open(Actor actor, RepositoryName name) {
    return repositories
        .find(name)
        .map(repository -> new RepositoryAccess(repository, membership(repository.id(), actor)))
        .filter(access -> access.membership().mayRead(access.repository().visibility()))
        .map(Outcome::accepted)
        .orElseGet(() -> Outcome.refused(ErrorCode.NOT_FOUND, "there is no repository " + name));
  }

  /** The repository of an id that other records name; throws where it is not there. */
  public StoredRepository get(String id) {
    return repositories
        .find(id)
        .orElseThrow(() -> new IllegalStateException("no repository " + id));
  }

  /** What the person may do in a repository. */
  public Membership membership(String repositoryId, Actor actor) {
    return new Membership(actor, members.rolesOf(repositoryId, actor.username()));
  }
}
