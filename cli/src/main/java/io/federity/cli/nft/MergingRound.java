package io.federity.cli.nft;

import io.federity.cli.remote.CommitApi;
import io.federity.cli.workingcopy.CommitCheck;
import io.federity.commit.Commit;
import io.federity.commit.MergeMember;
import io.federity.commit.SignedCommit;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.object.ObjectId;
import io.federity.repository.RepositoryName;
import io.federity.wire.CommitView;
import java.util.List;

/**
 * Finds the round that merged a commit: in a merge's own record, or for a contribution in the
 * signed merge of its branch that names it. So the round is the server key's word, not a column's.
 */
record MergingRound(CommitApi commits, RepositoryName repository, CommitCheck check) {
  private static final int MOST_COMMITS = 1_000;

  Outcome<Integer> of(Commit commit) {
    if (commit.merge().isPresent()) {
      return Outcome.accepted(commit.merge().get().round());
    }
    ObjectId id = commit.id();
    return commits
        .log(repository, commit.branch(), MOST_COMMITS)
        .then(log -> {
          List<CommitView> merges =
              log.stream().filter(view -> view.parents().contains(id.hex())).toList();
          for (CommitView view : merges) {
            switch (check.verify(view)) {
              case Outcome.Accepted<SignedCommit>(SignedCommit merge)
                  when names(merge.commit(), id) -> {
                return Outcome.accepted(merge.commit().merge().orElseThrow().round());
              }
              case Outcome.Accepted<SignedCommit> _ -> {} // a child that is no merge of it
              case Outcome.Refused<SignedCommit>(var refusal) -> {
                return Outcome.refused(refusal);
              }
            }
          }
          return Outcome.refused(
              ErrorCode.LEDGER_DIFFERS,
              "no signed merge of branch %s names commit %s".formatted(commit.branch(), id));
        });
  }

  private static boolean names(Commit merge, ObjectId id) {
    return merge
        .merge()
        .map(record -> record.members().stream().map(MergeMember::commit).anyMatch(id::equals))
        .orElse(false);
  }
}
