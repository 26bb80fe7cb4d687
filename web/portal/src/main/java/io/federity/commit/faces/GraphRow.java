package io.federity.commit.faces;

import io.federity.wire.CommitView;
import io.federity.wire.MergeMemberView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the commit graph: a commit of the branch, or a contribution that a merge names as its
 * member.
 *
 * @param who author with hospital; empty where the row only knows the hospital
 * @param members of a merge
 * @param time when it was made; null for a member, whose own page says it
 */
public record GraphRow(
    String id,
    String kind,
    List<String> parents,
    String hospital,
    String message,
    String who,
    long numExamples,
    int members,
    @Nullable Instant time) {
  public GraphRow {
    parents = List.copyOf(parents);
  }

  /** Whether it lies in its hospital's lane. */
  boolean isContribution() {
    return kind.equals("contribution");
  }

  /**
   * The rows of a branch's history: below each merge stand its members, which are not on the
   * branch's own line. A member was trained on the merge's first parent.
   *
   * @param log newest first
   */
  public static List<GraphRow> of(List<CommitView> log) {
    Set<String> listed = new HashSet<>();
    log.forEach(commit -> listed.add(commit.id()));
    List<GraphRow> rows = new ArrayList<>();
    for (CommitView commit : log) {
      rows.add(row(commit));
      for (MergeMemberView member : commit.members()) {
        if (listed.add(member.commit())) {
          rows.add(row(commit, member));
        }
      }
    }
    return List.copyOf(rows);
  }

  private static GraphRow row(CommitView commit) {
    return new GraphRow(
        commit.id(),
        commit.kind(),
        commit.parents(),
        commit.hospital(),
        commit.message(),
        commit.authorName(),
        commit.numExamples(),
        commit.members().size(),
        commit.time());
  }

  private static GraphRow row(CommitView merge, MergeMemberView member) {
    return new GraphRow(
        member.commit(),
        "contribution",
        List.of(merge.parents().getFirst()),
        member.hospital(),
        merge.round() == null ? "" : "Merged in round " + merge.round(),
        "",
        member.numExamples(),
        0,
        null);
  }
}
