package io.federity.commit.service;

import io.federity.commit.History;
import io.federity.commit.RefName;
import io.federity.commit.RefStore;
import io.federity.commit.RefUpdate;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefOrigin;
import io.federity.commit.persistence.RefOriginStore;
import io.federity.commit.persistence.RefStores;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.repository.service.RepositoryAccess;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes, moves and removes the refs of a repository that is locked. Only published commits get a
 * name, so that no branch leads past the review.
 */
@Dependent
class RefChanges {
  private static final int MAX_REASON = 4_000;

  @Inject CommitStore commits;
  @Inject RefStores refs;
  @Inject RefOriginStore origins;
  @Inject BranchUse use;

  Outcome<ObjectId> create(
      RepositoryAccess access,
      RefName ref,
      ObjectId commit,
      boolean protectedRef,
      String reason,
      Instant now) {
    RefStore store = refs.of(access.repository().id());
    return explained(reason)
        .then(_ -> published(access, store, commit))
        .then(_ -> done(ref, store.compareAndSet(ref, Optional.empty(), commit)))
        .map(_ -> {
          Actor actor = access.membership().actor();
          origins.add(
              access.repository().id(),
              ref,
              new RefOrigin(
                  protectedRef,
                  actor.username(),
                  actor.displayName(),
                  actor.hospital(),
                  now,
                  reason.strip()));
          return commit;
        });
  }

  Outcome<ObjectId> move(
      RepositoryAccess access, RefName ref, ObjectId from, ObjectId to, String reason) {
    RefStore store = refs.of(access.repository().id());
    return explained(reason)
        .then(_ -> at(store, ref, from))
        .then(_ -> movable(access, ref))
        .then(_ -> free(access, ref))
        .then(_ -> published(access, store, to))
        .then(_ -> done(ref, store.compareAndSet(ref, Optional.of(from), to)))
        .map(_ -> to);
  }

  Outcome<ObjectId> delete(RepositoryAccess access, RefName ref, ObjectId from, String reason) {
    RefStore store = refs.of(access.repository().id());
    return explained(reason)
        .then(_ -> at(store, ref, from))
        .then(_ -> ref.isBranch() ? movable(access, ref) : Outcome.accepted(ref))
        .then(_ -> free(access, ref))
        .map(_ -> {
          origins.remove(access.repository().id(), ref);
          if (store.compareAndDelete(ref, from) instanceof RefUpdate.Lost) {
            throw new IllegalStateException(access.fullName() + " was locked, but its ref moved");
          }
          return from;
        });
  }

  private static Outcome<String> explained(String reason) {
    if (reason.isBlank()) {
      return Outcome.refused(ErrorCode.MISSING_REASON, "every change of a ref needs a reason");
    }
    return reason.length() > MAX_REASON
        ? Outcome.refused(
            ErrorCode.BAD_REQUEST, "the reason is longer than " + MAX_REASON + " characters")
        : Outcome.accepted(reason);
  }

  private static Outcome<RefName> at(RefStore store, RefName ref, ObjectId from) {
    Optional<ObjectId> actual = store.read(ref);
    return actual.equals(Optional.of(from)) ? Outcome.accepted(ref) : lost(ref, actual);
  }

  private static Outcome<RefName> done(RefName ref, RefUpdate update) {
    return update instanceof RefUpdate.Lost(Optional<ObjectId> actual)
        ? lost(ref, actual)
        : Outcome.accepted(ref);
  }

  static <T> Outcome<T> lost(RefName ref, Optional<ObjectId> actual) {
    return Outcome.refused(
        ErrorCode.PRECONDITION_FAILED,
        actual
            .map(commit -> ref + " points to " + commit.hex())
            .orElseGet(() -> "there is no " + ref));
  }

  /** A branch that began with a root commit is protected: it has no origin that says otherwise. */
  private Outcome<RefName> movable(RepositoryAccess access, RefName ref) {
    if (!ref.isBranch()) {
      return Outcome.refused(
          ErrorCode.PROTECTED_REF, ref + " is a tag; what it names does not change");
    }
    boolean protectedRef =
        origins.find(access.repository().id(), ref).map(RefOrigin::protectedRef).orElse(true);
    return protectedRef
        ? Outcome.refused(
            ErrorCode.PROTECTED_REF,
            ref + " moves by a reviewed merge or revert alone, and is not deleted")
        : Outcome.accepted(ref);
  }

  private Outcome<RefName> free(RepositoryAccess access, RefName ref) {
    Optional<Refusal> objection =
        ref.isBranch()
            ? use.objectionToChange(access.repository().id(), ref.shortName())
            : Optional.empty();
    return objection.<Outcome<RefName>>map(Outcome::refused).orElseGet(() -> Outcome.accepted(ref));
  }

  private Outcome<ObjectId> published(RepositoryAccess access, RefStore store, ObjectId commit) {
    if (commits.findIn(access.repository().id(), commit).isEmpty()) {
      return Outcome.refused(
          ErrorCode.NOT_FOUND, access.fullName() + " has no commit " + commit.hex());
    }
    var history = new History(commits);
    List<ObjectId> heads = store.list().values().stream().distinct().toList();
    return heads.stream().anyMatch(head -> history.isOnLine(commit, head))
        ? Outcome.accepted(commit)
        : Outcome.refused(
            ErrorCode.COMMIT_NOT_PUBLISHED,
            "commit " + commit.shortHex() + " is not on the line of any branch or tag");
  }
}
