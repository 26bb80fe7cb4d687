package io.federity.cli.workingcopy;

import io.federity.commit.Commit;
import io.federity.commit.CommitJson;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.json.JsonShapeException;
import io.federity.object.ObjectId;
import java.util.Optional;

/** The base of a working copy, read from its own store. */
public record BaseModel(ObjectId id, Commit commit, StoredModel model) {
  /** Reads the base of a working copy whose files are those of one commit and what came of it. */
  public static Outcome<BaseModel> ofWhole(WorkingCopy copy) {
    return copy.isBetweenCommits()
        ? Outcome.refused(
            ErrorCode.PULL_INTERRUPTED, "the files of " + copy.root() + " are between two commits")
        : of(copy);
  }

  /** Reads the base; refused where nothing was pulled yet. */
  public static Outcome<BaseModel> of(WorkingCopy copy) {
    Optional<ObjectId> head = copy.head();
    if (head.isEmpty()) {
      return Outcome.refused(
          ErrorCode.PULL_INTERRUPTED, "the clone of this folder is not finished");
    }
    try {
      Commit commit = CommitJson.read(StoredModel.bytes(copy.store(), head.get()));
      return StoredModel.read(commit, copy.store())
          .map(model -> new BaseModel(head.get(), commit, model));
    } catch (JsonShapeException e) {
      return Outcome.refused(ErrorCode.MALFORMED_COMMIT, "the base: " + e.explanation());
    }
  }
}
