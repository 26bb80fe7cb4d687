package io.federity.round;

import java.util.Locale;

/** Where a round stands. */
public enum RoundState {
  /** Takes approved contributions. */
  OPEN,
  /** Closed: members, weights and time are fixed, so that a restart makes the same commit. */
  FROZEN,
  /** The merge commit exists and is evaluated at the hospitals; no ref has moved. */
  AGGREGATED,
  /** Waits for a compliance officer. */
  AWAITING_SIGN_OFF,
  /** Released, by a person or by policy. */
  SIGNED_OFF,
  /** The branch points to the merge. */
  PUBLISHED;

  /** The name as the API writes it, such as {@code awaiting-sign-off}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The legal transitions. */
  public boolean mayBecome(RoundState next) {
    return switch (this) {
      case OPEN -> next == FROZEN;
      case FROZEN -> next == AGGREGATED || next == OPEN;
      case AGGREGATED -> next == AWAITING_SIGN_OFF || next == SIGNED_OFF;
      case AWAITING_SIGN_OFF -> next == SIGNED_OFF || next == OPEN;
      case SIGNED_OFF -> next == PUBLISHED || next == OPEN;
      case PUBLISHED -> false;
    };
  }
}
