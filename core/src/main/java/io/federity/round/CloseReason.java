package io.federity.round;

/** Why a round was closed. */
public enum CloseReason {
  /** As many approved contributions as the policy asks for. */
  QUORUM,
  /** The deadline passed, with the quorum met. */
  DEADLINE,
  /** A maintainer closed it, with the quorum met. */
  MAINTAINER
}
