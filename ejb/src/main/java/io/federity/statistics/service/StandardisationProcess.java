package io.federity.statistics.service;

/**
 * The process of round 0; a port, implemented by the workflow engine. Every call belongs to the
 * caller's transaction.
 */
public interface StandardisationProcess {
  /** Statistics were pushed: asks a maintainer, unless one is asked already. */
  void pushed(String repositoryId, String branch);

  /** A maintainer approved: the approved statistics are frozen before this returns. */
  void approved(String repositoryId, String branch);
}
