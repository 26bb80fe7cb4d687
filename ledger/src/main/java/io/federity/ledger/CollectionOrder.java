package io.federity.ledger;

/**
 * A repository to be represented on the ledger.
 *
 * @param repositoryId never changes; the mint address is derived from it
 * @param name {@code owner/name}
 * @param uri where the repository is described
 * @param ownerWallet base58, receives the collection's single token
 */
public record CollectionOrder(String repositoryId, String name, String uri, String ownerWallet) {}
