package io.federity.contribution;

import java.util.Locale;

/** Where a contribution stands. */
public enum ContributionState {
  /** The newest revision is being verified. */
  VERIFYING,
  /** Waits for reviewers. */
  IN_REVIEW,
  /** A reviewer asked for a new revision. */
  CHANGES_REQUESTED,
  /** Has all approvals and is a member of the open round. */
  APPROVED,
  /** Part of a published merge. */
  MERGED,
  /** Rejected by a reviewer, or named by a refused sign-off. */
  REJECTED,
  /** Taken back by its author. */
  WITHDRAWN,
  /** Verification refused it. */
  REFUSED,
  /** The branch moved on without it. */
  OUTDATED;

  /** The name as the API writes it, such as {@code in-review}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether nothing more can happen to it. */
  public boolean isFinal() {
    return switch (this) {
      case VERIFYING, IN_REVIEW, CHANGES_REQUESTED, APPROVED -> false;
      case MERGED, REJECTED, WITHDRAWN, REFUSED, OUTDATED -> true;
    };
  }

  /** The legal transitions. */
  public boolean mayBecome(ContributionState next) {
    return switch (this) {
      case VERIFYING ->
          switch (next) {
            case VERIFYING, IN_REVIEW, REFUSED, WITHDRAWN, OUTDATED -> true;
            default -> false;
          };
      case IN_REVIEW ->
          switch (next) {
            case VERIFYING, APPROVED, CHANGES_REQUESTED, REJECTED, WITHDRAWN, OUTDATED -> true;
            default -> false;
          };
      case CHANGES_REQUESTED ->
          switch (next) {
            case VERIFYING, WITHDRAWN, OUTDATED -> true;
            default -> false;
          };
      case APPROVED ->
          switch (next) {
            case VERIFYING, MERGED, REJECTED, WITHDRAWN, OUTDATED -> true;
            default -> false;
          };
      case MERGED, REJECTED, WITHDRAWN, REFUSED, OUTDATED -> false;
    };
  }
}
