package io.federity.commit.service;

import io.federity.error.Refusal;
import java.util.Optional;

/** What a branch is needed for; a port, implemented beside the rounds. */
public interface BranchUse {
  /** Why the branch cannot be moved or deleted directly, if it cannot: a round waits on it. */
  Optional<Refusal> objectionToChange(String repositoryId, String branch);
}
