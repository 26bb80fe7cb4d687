package io.federity.round;

import java.util.Locale;

/** Why a round was closed. */
public enum CloseReason {
  /** As many approved contributions as the policy asks for. */
  QUORUM,
  /** The deadline passed, with the quorum met. */
  DEADLINE,
  /** A maintainer closed it, with the quorum met. */
  MAINTAINER;

  /** The name as the API writes it, such as {@code quorum}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
