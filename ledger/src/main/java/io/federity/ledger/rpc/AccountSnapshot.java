package io.federity.ledger.rpc;

/**
 * An account as the node sees it.
 *
 * @param owner base58 address of the owning program
 * @param data the account's bytes; not copied, do not change them
 */
public record AccountSnapshot(String owner, long lamports, byte[] data) {}
