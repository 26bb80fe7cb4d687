package io.federity.commit.service;

import io.federity.object.ObjectId;
import java.util.Optional;

/** The round of a contributed commit; a port, implemented beside the rounds. */
public interface CommitRound {
  /** Number of the newest round that the commit is a member of. */
  Optional<Integer> roundOf(ObjectId commit);
}
