package io.federity.commit;

import java.util.Arrays;
import java.util.Optional;

/** Why a commit exists. */
public enum CommitKind {
  /** The first commit of a repository: architecture, recipe and initial values. No parents. */
  ROOT("root"),
  /** A hospital's local training on the branch head. One parent: its base. */
  CONTRIBUTION("contribution"),
  /** Round 0: the same tensors with the pooled statistics frozen in the recipe. One parent. */
  STANDARDISATION("standardisation"),
  /** An aggregation. Parents: the branch head, then every merged contribution. */
  MERGE("merge"),
  /**
   * Restores the tensors of an earlier commit of the branch; nothing was trained. Parents: the
   * branch head, then the commit whose tree this one has again.
   */
  REVERT("revert");

  private final String kindName;

  CommitKind(String kindName) {
    this.kindName = kindName;
  }

  /** Name in the encoding. */
  public String kindName() {
    return kindName;
  }

  static Optional<CommitKind> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.kindName.equals(name)).findFirst();
  }

  /** Whether the server signs commits of this kind, and not a person's wallet. */
  public boolean signedByServer() {
    return this == STANDARDISATION || this == MERGE;
  }
}
