package io.federity.proof.statement;

/**
 * One opening of a data root (section 2.4).
 *
 * @param root 64 hex digits
 * @param use from 0, that of the root's own proof
 */
public record RootUse(String root, int use) {}
