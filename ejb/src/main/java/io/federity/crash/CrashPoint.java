package io.federity.crash;

import java.util.Locale;

/**
 * The places between two steps at which a crash would hurt most. In production {@link #reach} does
 * nothing; see {@link CrashBarrier} for how a test stops the server there.
 */
public enum CrashPoint {
  /** The bytes of an upload are durable; nothing says yet that the repository has them. */
  OBJECT_STORED,
  /** Inside the transaction of a push: the contribution is written, its review is not started. */
  CONTRIBUTION_WRITTEN,
  /** The transaction of a push is committed; its author has not been answered. */
  PUSH_COMMITTED,
  /** Every tensor of a contribution was read and checked; nothing says so yet. */
  CONTRIBUTION_CHECKED,
  /** One tensor of a merge is stored, the others are not computed. */
  TENSOR_AGGREGATED,
  /** Every tensor of a merge is stored; there is no merge commit. */
  ROUND_AGGREGATED,
  /** Inside the transaction of a publication: the branch is moved, the round does not say so. */
  BRANCH_MOVED,
  /** The outbox has taken an order; the ledger was not asked. */
  MINT_TAKEN,
  /** The NFT is on the chain; nothing says so here. */
  MINT_ON_CHAIN,
  /** Metrics of a worker have come in; nothing is written of them. */
  EVALUATION_RECEIVED;

  /** Marks that the calling thread is here. */
  public void reach() {
    CrashBarrier.ofThisServer().ifPresent(barrier -> barrier.hold(pointName()));
  }

  /** The name of the point's files, for example {@code branch-moved}. */
  public String pointName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
