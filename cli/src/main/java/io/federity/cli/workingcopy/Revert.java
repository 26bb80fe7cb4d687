package io.federity.cli.workingcopy;

import io.federity.cli.auth.StoredLogin;
import io.federity.cli.remote.Api;
import io.federity.commit.Commit;
import io.federity.commit.CommitKind;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.wallet.SigningKey;
import io.federity.wire.CommitView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A revert in the making: the branch's head, and the commit whose tensors it will have again.
 *
 * @param undone commits of the branch whose changes go, newest first
 */
record Revert(Commit head, Commit restored, List<Commit> undone) {
  private static final int MOST = 500;

  /** What undoes the named commit, and with it every later one of the branch. */
  static Outcome<Revert> of(WorkingCopy copy, Api api, String revision) {
    var check = new CommitCheck(copy.config().repositoryId(), copy.config().serverKey());
    return api.commits()
        .view(copy.repository(), revision)
        .then(check::verify)
        .then(target ->
            api.commits()
                .log(copy.repository(), copy.config().branch(), MOST)
                .then(log -> verified(check, log))
                .then(line -> undoing(copy.config().branch(), line, target.commit().id())));
  }

  private static Outcome<List<Commit>> verified(CommitCheck check, List<CommitView> log) {
    List<Commit> line = new ArrayList<>();
    for (CommitView view : log) {
      switch (check.verify(view)) {
        case Outcome.Accepted<SignedCommit>(SignedCommit signed) -> line.add(signed.commit());
        case Outcome.Refused<SignedCommit>(var refusal) -> {
          return Outcome.refused(refusal);
        }
      }
    }
    return Outcome.accepted(line);
  }

  private static Outcome<Revert> undoing(String branch, List<Commit> line, ObjectId target) {
    List<ObjectId> ids = line.stream().map(Commit::id).toList();
    int at = ids.indexOf(target);
    if (at < 0) {
      return Outcome.refused(
          ErrorCode.NOT_A_REVERT,
          "%s is not on the line of branch %s; a contribution goes with the merge it is part of"
              .formatted(target.shortHex(), branch));
    }
    if (at + 1 == line.size()) {
      return Outcome.refused(
          ErrorCode.NOT_A_REVERT,
          "%s has no earlier commit among the %d newest of branch %s"
              .formatted(target.shortHex(), line.size(), branch));
    }
    return Outcome.accepted(
        new Revert(line.getFirst(), line.get(at + 1), List.copyOf(line.subList(0, at + 1))));
  }

  /** The signed commit; its tensors are on the server already. */
  SignedCommit sign(
      WorkingCopy copy, String message, StoredLogin login, SigningKey key, Instant time) {
    return SignedCommit.sign(
        new Commit(
            CommitKind.REVERT,
            copy.config().repositoryId(),
            copy.config().branch(),
            List.of(head.id(), restored.id()),
            restored.tree(),
            restored.recipe(),
            login.username(),
            login.hospital(),
            key.address(),
            message,
            0,
            Map.of(),
            Map.of(),
            time,
            Optional.empty()),
        key);
  }
}
