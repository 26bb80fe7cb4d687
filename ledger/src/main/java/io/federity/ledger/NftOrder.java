package io.federity.ledger;

import java.util.regex.Pattern;

/**
 * A merged commit to be represented on the ledger.
 *
 * @param repositoryId never changes
 * @param repository {@code owner/name}
 * @param round the round that merged the commit, from 0
 * @param commitId 64 lower-case hex digits
 * @param digest hex: the tree id of the contribution or merge
 * @param ownerWallet base58, receives the NFT
 * @param collectionMint base58, the repository's collection
 * @param uri where the commit is described
 */
public record NftOrder(
    String repositoryId,
    String repository,
    int round,
    String commitId,
    Kind kind,
    String digest,
    String ownerWallet,
    String collectionMint,
    String uri) {

  /** What the commit is. */
  public enum Kind {
    CONTRIBUTION("COMMIT"),
    MERGE("MERGE");

    private final String symbol;

    Kind(String symbol) {
      this.symbol = symbol;
    }

    /** The symbol in the NFT's metadata. */
    public String symbol() {
      return symbol;
    }
  }

  private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern HEX = Pattern.compile("([0-9a-f]{2})+");

  public NftOrder {
    if (!COMMIT_ID.matcher(commitId).matches()) {
      throw new IllegalArgumentException("not a commit id: " + commitId);
    }
    if (!HEX.matcher(digest).matches()) {
      throw new IllegalArgumentException("not a digest in hex: " + digest);
    }
    if (round < 0) {
      throw new IllegalArgumentException("round " + round + " of commit " + commitId);
    }
  }
}
