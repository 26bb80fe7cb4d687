package io.federity.ledger;

/**
 * Where NFTs are minted. Both calls are idempotent: the address of a mint follows from what it
 * stands for, and the chain is asked first, so that a repeated call returns what is there already.
 * Calls block until the transaction is confirmed, at most about a minute. Thread safe.
 */
public interface NftLedger {

  /** The collection of a repository: the group that its commit NFTs become members of. */
  MintOutcome ensureCollection(CollectionOrder order);

  /** The NFT of one merged commit, a member of its repository's collection. */
  MintOutcome mint(NftOrder order);
}
