package io.federity.commit.service;

import io.federity.audit.service.AuditRecorder;
import io.federity.commit.RefCondition;
import io.federity.commit.RefName;
import io.federity.commit.persistence.RefOrigin;
import io.federity.commit.persistence.RefOriginStore;
import io.federity.commit.persistence.RefStores;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.identity.Role;
import io.federity.object.ObjectId;
import io.federity.repository.RepositoryName;
import io.federity.repository.persistence.RepositoryStore;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.wire.RefRequest;
import io.federity.wire.RefView;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Branches and tags. Every change names what it expects of the ref ({@link RefCondition}), is made
 * by a maintainer with a reason, and is in the audit trail.
 */
@Stateless
public class RefService {
  @Inject RepositoryService repositories;
  @Inject RepositoryStore locks;
  @Inject RefStores refs;
  @Inject RefOriginStore origins;
  @Inject RefChanges changes;
  @Inject AuditRecorder audit;
  @Inject Clock clock;

  /** Every branch and tag, by name. */
  public Outcome<List<RefView>> list(Actor actor, RepositoryName name) {
    return repositories
        .open(actor, name)
        .map(access -> {
          Map<RefName, RefOrigin> known = origins.of(access.repository().id());
          return refs.of(access.repository().id()).list().entrySet().stream()
              .map(ref -> view(ref.getKey(), ref.getValue(), known.get(ref.getKey())))
              .toList();
        });
  }

  /** One branch or tag. */
  public Outcome<RefView> view(Actor actor, RepositoryName name, RefName ref) {
    return repositories.open(actor, name).then(access -> view(access, ref));
  }

  private Outcome<RefView> view(RepositoryAccess access, RefName ref) {
    String repositoryId = access.repository().id();
    return refs.of(repositoryId)
        .read(ref)
        .map(commit -> view(ref, commit, origins.find(repositoryId, ref).orElse(null)))
        .map(Outcome::accepted)
        .orElseGet(
            () -> Outcome.refused(ErrorCode.NOT_FOUND, access.fullName() + " has no " + ref));
  }

  private static RefView view(RefName ref, ObjectId commit, @Nullable RefOrigin origin) {
    return origin == null
        ? new RefView(ref.fullName(), commit.hex(), true, null, null, null, null)
        : new RefView(
            ref.fullName(),
            commit.hex(),
            origin.protectedRef(),
            origin.createdBy(),
            origin.createdByName(),
            origin.created(),
            origin.reason());
  }

  /** Makes a ref that must not be there, or moves one from the commit that the condition names. */
  public Outcome<RefView> put(
      Actor actor,
      RepositoryName name,
      RefName ref,
      Outcome<RefCondition> condition,
      RefRequest request) {
    return change(actor, name, condition, (access, holds) -> put(access, ref, holds, request))
        .then(access -> view(access, ref));
  }

  private Outcome<RepositoryAccess> put(
      RepositoryAccess access, RefName ref, RefCondition condition, RefRequest request) {
    Optional<ObjectId> commit = ObjectId.parse(request.commit());
    if (commit.isEmpty()) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "commit must be the whole id of a commit");
    }
    return switch (condition) {
      case RefCondition.IsAbsent() -> create(access, ref, commit.get(), request);
      case RefCondition.IsAt(ObjectId from) ->
          request.protectedRef() != null
              ? Outcome.refused(
                  ErrorCode.BAD_REQUEST, "protectedRef is said when a branch is made, once")
              : recorded(
                  access,
                  ref,
                  "move",
                  changes.move(access, ref, from, commit.get(), request.reason()),
                  Map.of("before", from.hex(), "after", commit.get().hex()),
                  request.reason());
      case RefCondition.NeverHolds _ -> RefChanges.lost(ref, at(access, ref));
    };
  }

  private Outcome<RepositoryAccess> create(
      RepositoryAccess access, RefName ref, ObjectId commit, RefRequest request) {
    boolean protectedRef = !Boolean.FALSE.equals(request.protectedRef());
    if (!ref.isBranch() && request.protectedRef() != null) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "protectedRef is for branches; no tag moves");
    }
    return recorded(
        access,
        ref,
        "create",
        changes.create(access, ref, commit, protectedRef, request.reason(), clock.instant()),
        Map.of("after", commit.hex(), "protected", String.valueOf(protectedRef)),
        request.reason());
  }

  /** Removes a tag, or a branch that is not protected; the commits stay. */
  public Outcome<RefName> delete(
      Actor actor,
      RepositoryName name,
      RefName ref,
      Outcome<RefCondition> condition,
      String reason) {
    return change(
            actor,
            name,
            condition,
            (access, holds) ->
                holds instanceof RefCondition.IsAt(ObjectId from)
                    ? recorded(
                        access,
                        ref,
                        "delete",
                        changes.delete(access, ref, from, reason),
                        Map.of("before", from.hex()),
                        reason)
                    : RefChanges.lost(ref, at(access, ref)))
        .map(_ -> ref);
  }

  private interface Change {
    Outcome<RepositoryAccess> make(RepositoryAccess access, RefCondition condition);
  }

  private Outcome<RepositoryAccess> change(
      Actor actor, RepositoryName name, Outcome<RefCondition> condition, Change change) {
    return repositories
        .open(actor, name)
        .then(access -> {
          Optional<Refusal> objection = access.membership().objectionTo(Role.MAINTAINER);
          if (objection.isPresent()) {
            return Outcome.refused(objection.get());
          }
          return condition.then(holds -> {
            locks.lock(access.repository().id());
            return change.make(access, holds);
          });
        });
  }

  /** Records the change, and the attempt to go past the review. */
  private Outcome<RepositoryAccess> recorded(
      RepositoryAccess access,
      RefName ref,
      String verb,
      Outcome<ObjectId> outcome,
      Map<String, String> details,
      String reason) {
    Map<String, String> all = new HashMap<>(details);
    String action = (ref.isBranch() ? "branch." : "tag.") + verb;
    switch (outcome) {
      case Outcome.Accepted<ObjectId> _ -> {
        all.put("reason", reason.strip());
        audit.record(access.membership().actor(), access.fullName(), action, ref.fullName(), all);
      }
      case Outcome.Refused<ObjectId>(Refusal refusal) -> {
        if (refusal.code() == ErrorCode.PROTECTED_REF) {
          all.put("code", refusal.code().code());
          audit.record(
              access.membership().actor(),
              access.fullName(),
              action + ".refused",
              ref.fullName(),
              all);
        }
      }
    }
    return outcome.map(_ -> access);
  }

  private Optional<ObjectId> at(RepositoryAccess access, RefName ref) {
    return refs.of(access.repository().id()).read(ref);
  }
}
