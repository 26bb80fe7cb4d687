package io.federity.nft.persistence;

import java.time.Instant;

/**
 * Something to be minted, and what came of it.
 *
 * @param commitId hex; for a collection the commit whose publication ordered it
 * @param round the round that merged the commit
 * @param digest hex: what the NFT says of the commit
 * @param owner wallet in Base58; empty: the server's payer
 * @param attempts how often the ledger was asked
 * @param nextAttempt not before then
 * @param detail what the ledger said last; empty where all went well
 * @param mint Base58; empty until minted
 * @param collection Base58; empty until known
 * @param signature of the transaction; empty where unknown
 * @param sequence order within a publication: the collection first
 */
public record MintOrder(
    String id,
    String repositoryId,
    Kind kind,
    String commitId,
    int round,
    String digest,
    String owner,
    State state,
    int attempts,
    Instant nextAttempt,
    String detail,
    String mint,
    String collection,
    String signature,
    Instant ordered,
    int sequence) {

  /** What is minted. */
  public enum Kind {
    COLLECTION,
    MERGE,
    CONTRIBUTION
  }

  /** Where an order stands. */
  public enum State {
    WAITING,
    MINTED,
    FAILED
  }

  /** Takes it up: nobody else tries before {@code until}. */
  public MintOrder takenUntil(Instant until) {
    return with(state, attempts + 1, until, detail, mint, collection, signature, owner);
  }

  /** It is on the chain. */
  public MintOrder minted(String at, String inCollection, String by, String to) {
    return with(State.MINTED, attempts, nextAttempt, "", at, inCollection, by, to);
  }

  /** The ledger could not be asked; tried again later. */
  public MintOrder retryAt(Instant later, String because) {
    return with(state, attempts, later, because, mint, collection, signature, owner);
  }

  /** The ledger refuses it for good. */
  public MintOrder failed(String because) {
    return with(State.FAILED, attempts, nextAttempt, because, mint, collection, signature, owner);
  }

  private MintOrder with(
      State nextState,
      int nextAttempts,
      Instant next,
      String nextDetail,
      String nextMint,
      String nextCollection,
      String nextSignature,
      String nextOwner) {
    return new MintOrder(
        id,
        repositoryId,
        kind,
        commitId,
        round,
        digest,
        nextOwner,
        nextState,
        nextAttempts,
        next,
        nextDetail,
        nextMint,
        nextCollection,
        nextSignature,
        ordered,
        sequence);
  }
}
