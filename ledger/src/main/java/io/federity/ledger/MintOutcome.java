package io.federity.ledger;

import org.jspecify.annotations.Nullable;

/** What came of an order to mint. Addresses and signatures are base58. */
public sealed interface MintOutcome {

  /** Minted by this call and confirmed in the given slot. */
  record Minted(String mint, String signature, long slot) implements MintOutcome {}

  /**
   * The chain has it already.
   *
   * @param signature of the transaction that minted it, null when the node no longer knows
   */
  record AlreadyMinted(String mint, @Nullable String signature) implements MintOutcome {}

  /** Retry later: the node is down or slow, the transaction expired, the payer has no lamports. */
  record Unavailable(String detail) implements MintOutcome {}

  /** The chain refuses this order, or it cannot be expressed: a retry would end the same. */
  record Rejected(String detail) implements MintOutcome {}
}
