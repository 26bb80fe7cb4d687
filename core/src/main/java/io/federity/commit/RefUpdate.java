package io.federity.commit;

import io.federity.object.ObjectId;
import java.util.Optional;

/** What became of an attempt to move or remove a ref. */
public sealed interface RefUpdate {
  /** The ref points to the new commit. */
  record Moved(ObjectId from, ObjectId to) implements RefUpdate {}

  /** The ref was made. */
  record Created(ObjectId to) implements RefUpdate {}

  /** The ref is gone. */
  record Deleted(ObjectId from) implements RefUpdate {}

  /** Somebody was faster; nothing was changed. */
  record Lost(Optional<ObjectId> actual) implements RefUpdate {}
}
