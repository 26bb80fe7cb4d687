package io.federity.ledger;

import io.federity.ledger.NftVerdict.Difference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares an NFT with its commit. Membership of the collection is what cannot be forged:
 * Token-2022 admits a member only with the signature of the collection's authority. The rest says
 * that what was admitted is one token that nobody can multiply or rewrite.
 */
public final class NftVerification {
  private NftVerification() {}

  public static NftVerdict verify(OnChainNft nft, ExpectedNft expected) {
    List<Difference> differences = new ArrayList<>();
    compare(differences, "collection", expected.collection(), nft.collection());
    compare(differences, "symbol", expected.kind().symbol(), nft.symbol());
    String commit = nft.fields().get(OnChainNft.COMMIT);
    compare(differences, OnChainNft.COMMIT, expected.commitId(), commit);
    String round = nft.fields().get(OnChainNft.ROUND);
    compare(differences, OnChainNft.ROUND, Integer.toString(expected.round()), round);
    String digest = nft.fields().get(OnChainNft.DIGEST);
    compare(differences, OnChainNft.DIGEST, expected.digest(), digest);
    if (expected.owner() != null) {
      compare(differences, "owner", expected.owner(), nft.owner());
    }
    compare(differences, "supply", "1", Long.toString(nft.supply()));
    compare(differences, "decimals", "0", Integer.toString(nft.decimals()));
    String revoked = Boolean.toString(nft.mintAuthorityRevoked());
    compare(differences, "mint authority revoked", "true", revoked);
    String sealed = Boolean.toString(nft.metadataSealed());
    compare(differences, "metadata sealed", "true", sealed);
    return differences.isEmpty() ? new NftVerdict.Agrees() : new NftVerdict.Differs(differences);
  }

  private static void compare(
      List<Difference> differences, String field, String expected, @Nullable String onChain) {
    if (!expected.equals(onChain)) {
      differences.add(new Difference(field, expected, onChain == null ? "(none)" : onChain));
    }
  }
}
