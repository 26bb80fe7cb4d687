package io.federity.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An NFT as it is on the chain. Addresses are base58.
 *
 * @param fields the additional metadata fields
 * @param collection the group that admitted the mint, null when it is no member
 * @param owner the wallet that holds the single token, null when nobody or several do
 * @param mintAuthorityRevoked nobody can mint a second token
 * @param metadataSealed nobody can change name, URI and fields
 */
public record OnChainNft(
    String mint,
    String name,
    String symbol,
    String uri,
    Map<String, String> fields,
    @Nullable String collection,
    @Nullable String owner,
    long supply,
    int decimals,
    boolean mintAuthorityRevoked,
    boolean metadataSealed) {

  /** Metadata field: the commit id, 64 hex digits. */
  public static final String COMMIT = "commit";

  /** Metadata field: the round that merged the commit, decimal. */
  public static final String ROUND = "round";

  /** Metadata field: the tree id, hex. */
  public static final String DIGEST = "digest";

  public OnChainNft {
    fields = Map.copyOf(fields);
  }
}
