package io.federity.proof.ligero;

/**
 * Opened columns of one root.
 *
 * @param columns by index ascending, then by row, top first; canonical elements of F
 * @param salts 16 bytes for each column
 * @param siblings hashes that lead to the root, in the order of {@link
 *     io.federity.proof.merkle.MerkleTree#siblings}
 */
public record OpenedColumns(long[][] columns, byte[][] salts, byte[][] siblings) {}
