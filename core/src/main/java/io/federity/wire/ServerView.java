package io.federity.wire;

/**
 * What the server says of itself before anybody has signed in.
 *
 * @param issuer OIDC issuer
 * @param serverKey wallet-style address of the server's signing key
 * @param ledgerRpc Solana JSON-RPC address, for anyone who verifies
 */
public record ServerView(
    String name,
    String version,
    String issuer,
    String cliClientId,
    String serverKey,
    String ledgerRpc,
    String ledgerCluster) {}
