package io.federity.ledger;

/** What a reader found at an address. */
public sealed interface NftReading {
  record Found(OnChainNft nft) implements NftReading {}

  /** The address holds nothing. */
  record Missing(String mint) implements NftReading {}

  record NotAnNft(String mint, String why) implements NftReading {}

  /** The node did not answer. */
  record Unavailable(String detail) implements NftReading {}
}
