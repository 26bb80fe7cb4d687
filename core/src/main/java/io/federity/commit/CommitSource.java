package io.federity.commit;

import io.federity.object.ObjectId;
import java.util.Optional;

/** Where commits are read from: the server's database, a working copy, a test. */
@FunctionalInterface
public interface CommitSource {
  /** The commit of that id, if it is here. */
  Optional<Commit> find(ObjectId id);
}
