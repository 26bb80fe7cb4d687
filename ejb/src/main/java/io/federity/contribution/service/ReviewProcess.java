package io.federity.contribution.service;

import io.federity.contribution.Contribution;

/**
 * The process that says who reviews when; a port, implemented by the workflow engine. Every call
 * belongs to the caller's transaction: a contribution and its process are stored together or not at
 * all.
 */
public interface ReviewProcess {
  /** A contribution was opened. */
  void started(Contribution contribution);

  /** A new revision was pushed; what was decided before is void. */
  void revised(Contribution contribution);

  /** A reviewer approved, asked for changes or rejected. */
  void decided(Contribution contribution);

  /** The author took the contribution back. */
  void withdrawn(Contribution contribution);
}
