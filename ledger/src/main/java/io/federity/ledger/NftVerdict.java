package io.federity.ledger;

import java.util.List;

/** Whether an NFT on the chain says what its commit says. */
public sealed interface NftVerdict {
  record Agrees() implements NftVerdict {}

  /**
   * @param differences at least one
   */
  record Differs(List<Difference> differences) implements NftVerdict {
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /**
   * @param onChain {@code (none)} when the chain says nothing
   */
  record Difference(String field, String expected, String onChain) {}
}
