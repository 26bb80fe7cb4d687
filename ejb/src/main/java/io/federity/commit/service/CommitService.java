package io.federity.commit.service;

import io.federity.commit.Commit;
import io.federity.commit.History;
import io.federity.commit.RefName;
import io.federity.commit.RefStore;
import io.federity.commit.SignedCommit;
import io.federity.commit.persistence.CommitStore;
import io.federity.commit.persistence.RefStores;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.identity.Actor;
import io.federity.object.ObjectId;
import io.federity.page.Cursor;
import io.federity.page.Page;
import io.federity.page.PageRequest;
import io.federity.repository.RepositoryName;
import io.federity.repository.service.RepositoryAccess;
import io.federity.repository.service.RepositoryService;
import io.federity.security.ServerKey;
import io.federity.wire.CommitView;
import io.federity.wire.ProposeCommit;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the commit graph, takes root commits and signs what the server commits. */
@Stateless
public class CommitService {
  /** Most commits in one answer. */
  public static final int MAX_LOG = 500;

  @Inject RepositoryService repositories;
  @Inject CommitStore commits;
  @Inject CommitWriter writer;
  @Inject CommitViews views;
  @Inject RefStores refs;
  @Inject RootCommits roots;
  @Inject ServerKey serverKey;
  @Inject Clock clock;

  /** One commit by id, by the first digits of its id (4 at least), or by branch or tag. */
  public Outcome<CommitView> view(Actor actor, RepositoryName name, String revision) {
    return repositories
        .open(actor, name)
        .then(access ->
            resolve(access, revision)
                .map(id -> commits.findIn(access.repository().id(), id).orElseThrow())
                .map(signed -> views.view(access.fullName(), signed)));
  }

  private Outcome<ObjectId> resolve(RepositoryAccess access, String revision) {
    String repositoryId = access.repository().id();
    RefStore refStore = refs.of(repositoryId);
    Optional<ObjectId> pointed =
        RefName.branch(revision)
            .flatMap(refStore::read)
            .or(() -> RefName.tag(revision).flatMap(refStore::read));
    if (pointed.isPresent()) {
      return Outcome.accepted(pointed.get());
    }
    List<ObjectId> found = commits.startingWith(repositoryId, revision, 2);
    if (found.size() == 2) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "more than one commit begins with " + revision);
    }
    return found.isEmpty()
        ? Outcome.refused(
            ErrorCode.NOT_FOUND, access.fullName() + " has no commit or branch " + revision)
        : Outcome.accepted(found.getFirst());
  }

  /** A page of the line of a branch along first parents, newest first. */
  public Outcome<Page<CommitView>> page(
      Actor actor, RepositoryName name, String branch, PageRequest request) {
    return request
        .position(cursor -> cursor.text(0))
        .then(after ->
            repositories
                .open(actor, name)
                .then(access ->
                    begin(access, branch, after).map(begin -> page(access, begin, request))));
  }

  /** A line never changes behind a commit of it: whatever the head is, it goes on as before. */
  private Outcome<Optional<ObjectId>> begin(
      RepositoryAccess access, String branch, Optional<String> after) {
    return after.isEmpty()
        ? head(access, branch).map(Optional::of)
        : ObjectId.parse(after.get())
            .flatMap(id -> commits.findIn(access.repository().id(), id))
            .map(signed -> Outcome.accepted(signed.commit().base()))
            .orElseGet(() ->
                Outcome.refused(
                    ErrorCode.BAD_REQUEST, "the cursor names no commit of this repository"));
  }

  private Page<CommitView> page(
      RepositoryAccess access, Optional<ObjectId> begin, PageRequest request) {
    List<ObjectId> found =
        begin.stream()
            .flatMap(
                first -> new History(commits).firstParentLog(first, request.rowsToRead()).stream())
            .map(History.Entry::id)
            .toList();
    return Page.of(request, found, Cursor::after)
        .map(id -> views.view(access.fullName(), commits.findSigned(id).orElseThrow()));
  }

  /** The line of a branch from its head along first parents, newest first. */
  public Outcome<List<CommitView>> log(Actor actor, RepositoryName name, String branch, int most) {
    var first = new PageRequest(Math.clamp(most, 1, PageRequest.MAX_LIMIT), Optional.empty());
    return page(actor, name, branch, first).map(Page::rows);
  }

  private Outcome<ObjectId> head(RepositoryAccess access, String branch) {
    return RefName.branch(branch)
        .flatMap(refs.of(access.repository().id())::read)
        .map(Outcome::accepted)
        .orElseGet(() ->
            Outcome.refused(
                ErrorCode.NOT_FOUND,
                access.fullName() + " has no branch " + branch + " with a commit"));
  }

  /** Takes a branch's first commit. */
  public Outcome<CommitView> createRoot(Actor actor, RepositoryName name, ProposeCommit proposal) {
    return repositories
        .open(actor, name)
        .then(access -> roots.create(access, proposal))
        .map(signed -> views.view(name.toString(), signed));
  }

  /** Signs a commit of the server with the server's key, which it must name, and stores it. */
  public ObjectId saveServerCommit(Commit commit) {
    return writer.write(SignedCommit.sign(commit, serverKey.key()), clock.instant());
  }
}
