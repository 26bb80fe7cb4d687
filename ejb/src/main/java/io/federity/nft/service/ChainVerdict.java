package io.federity.nft.service;

import java.time.Instant;

/**
 * What the chain said of an NFT when it was last asked.
 *
 * @param detail what differs, or why the chain did not answer; empty where it agrees
 */
public record ChainVerdict(Kind kind, String detail, Instant checked) {

  /** How it came out. */
  public enum Kind {
    /** The NFT is there and says what the commit says. */
    AGREES,
    /** It is missing, or says something else. */
    DIFFERS,
    /** The node did not answer. */
    UNREACHABLE
  }
}
