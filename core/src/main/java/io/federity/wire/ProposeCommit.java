package io.federity.wire;

/**
 * Proposes a signed commit: a push, or a repository's root.
 *
 * @param commit canonical JSON text of the commit
 * @param signature Base64, 64 bytes; empty is refused as missing
 */
public record ProposeCommit(String commit, String signature) {}
