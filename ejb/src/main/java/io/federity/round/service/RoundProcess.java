package io.federity.round.service;

import io.federity.round.Round;
import java.util.Optional;

/**
 * The process that says what happens to a round when; a port, implemented by the workflow engine.
 * Every call belongs to the caller's transaction.
 */
public interface RoundProcess {
  /** A round was opened. */
  void opened(Round round);

  /** A round was closed ahead of its deadline. */
  void closed(Round round);

  /** A compliance officer released the merge, or refused it and the round is open again. */
  void signedOff(Round round, boolean released);

  /** The branch moved on without the contribution: its review ends. */
  void outdated(String contributionId);

  /** Key of the activity that waits; empty where the process has ended. */
  Optional<String> activity(String roundId);
}
