package io.federity.cli.workingcopy;

import io.federity.commit.CommitJson;
import io.federity.commit.Tree;
import io.federity.error.Outcome;
import io.federity.json.JsonShapeException;
import io.federity.object.ObjectId;
import io.federity.wire.ProposeCommit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** What stands between a working copy and its base. */
enum LocalState {
  /** A pull was interrupted: the files are between two commits. */
  INTERRUPTED,
  /** The model is the base's. */
  UNCHANGED,
  /** The model differs from the base and from every commit made here. */
  CHANGED,
  /** The model is that of a commit that waits to be pushed. */
  COMMITTED,
  /** The model is that of the commit that was pushed last. */
  PUSHED;

  static LocalState of(WorkingCopy copy, BaseModel base) {
    if (copy.isBetweenCommits()) {
      return INTERRUPTED;
    }
    if (!Files.exists(copy.modelFile())) {
      return UNCHANGED;
    }
    Optional<ObjectId> tree =
        LocalTensors.read(
                    copy.modelFile(),
                    tensors ->
                        Outcome.accepted(
                            LocalTensors.tree(tensors, base.model().tree().architecture())))
                instanceof Outcome.Accepted<Tree>(Tree local)
            ? Optional.of(local.id())
            : Optional.empty();
    if (tree.isEmpty()) {
      return CHANGED;
    }
    if (tree.get().equals(base.commit().tree())) {
      return UNCHANGED;
    }
    if (isTreeOf(copy.committed(), tree.get())) {
      return COMMITTED;
    }
    return isTreeOf(copy.pushed(), tree.get()) ? PUSHED : CHANGED;
  }

  private static boolean isTreeOf(Optional<ProposeCommit> proposal, ObjectId tree) {
    return proposal.map(found -> treeOf(found).equals(Optional.of(tree))).orElse(false);
  }

  private static Optional<ObjectId> treeOf(ProposeCommit proposal) {
    try {
      return Optional.of(
          CommitJson.read(proposal.commit().getBytes(StandardCharsets.UTF_8)).tree());
    } catch (JsonShapeException e) {
      return Optional.empty(); // a file that somebody edited is nobody's commit
    }
  }

  /** Whether a pull would lose work. */
  boolean hasUnpushedWork() {
    return this == CHANGED || this == COMMITTED;
  }
}
