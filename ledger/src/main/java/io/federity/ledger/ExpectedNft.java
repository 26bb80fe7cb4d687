package io.federity.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What the NFT of a commit must say.
 *
 * @param collection base58, the repository's collection
 * @param commitId 64 hex digits
 * @param digest hex: the tree id of the contribution or merge
 * @param owner base58, null when any owner will do: an NFT can be handed on
 */
public record ExpectedNft(
    String collection,
    NftOrder.Kind kind,
    int round,
    String commitId,
    String digest,
    @Nullable String owner) {}
