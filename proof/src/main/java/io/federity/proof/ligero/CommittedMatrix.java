package io.federity.proof.ligero;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.merkle.LeafHashes;
import io.federity.proof.merkle.MerkleTree;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Digests;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The prover's matrix behind a root: a polynomial for each row, the salts, the Merkle tree over the
 * columns. Columns are made again when they are opened, so that only the polynomials are kept.
 */
final class CommittedMatrix {
  private static final int ROWS_AT_ONCE = 32;
  private static final int COLUMNS_AT_ONCE = 1024;

  private final EvaluationDomain domain;
  private final long[][] rows;
  private final byte[][] salts;
  private final MerkleTree tree;

  private CommittedMatrix(EvaluationDomain domain, long[][] rows, byte[][] salts, MerkleTree tree) {
    this.domain = domain;
    this.rows = rows;
    this.salts = salts;
    this.tree = tree;
  }

  /**
   * Hides a row: {@code p = v + (X^ell - 1) r}, which is v in the slots and uniform in any {@code
   * random.length} columns.
   *
   * @param slots values of the row, one a slot; interpolated in place
   */
  static long[] hide(EvaluationDomain domain, long[] slots, long[] random) {
    int ell = domain.ell();
    domain.interpolate(slots);
    long[] polynomial = Arrays.copyOf(slots, ell + random.length);
    for (int i = 0; i < random.length; i++) {
      polynomial[i] = Fp.sub(polynomial[i], random[i]);
      polynomial[ell + i] = Fp.add(polynomial[ell + i], random[i]);
    }
    return polynomial;
  }

  /** Commits to rows; draws a salt for each column. */
  static CommittedMatrix commit(EvaluationDomain domain, List<long[]> rows, Coins coins) {
    byte[][] salts = new byte[domain.columns()][];
    Arrays.setAll(salts, column -> coins.nextSalt());
    byte[][] saltsByPlace = new byte[salts.length][];
    for (int column = 0; column < salts.length; column++) {
      saltsByPlace[domain.place(column)] = salts[column];
    }
    LeafHashes leaves = LeafHashes.of(saltsByPlace);
    long[][] matrix = rows.toArray(long[][]::new);
    for (int first = 0; first < matrix.length; first += ROWS_AT_ONCE) {
      hashRows(
          domain,
          Arrays.copyOfRange(matrix, first, Math.min(matrix.length, first + ROWS_AT_ONCE)),
          leaves);
    }
    byte[] hashesByPlace = leaves.digest();
    byte[] hashes = new byte[hashesByPlace.length];
    for (int column = 0; column < salts.length; column++) {
      System.arraycopy(
          hashesByPlace,
          domain.place(column) * Digests.SHA256_BYTES,
          hashes,
          column * Digests.SHA256_BYTES,
          Digests.SHA256_BYTES);
    }
    return new CommittedMatrix(domain, matrix, salts, MerkleTree.of(hashes));
  }

  private static void hashRows(EvaluationDomain domain, long[][] rows, LeafHashes leaves) {
    long[][] encoded = new long[rows.length][];
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(row -> encoded[row] = domain.encodeToPlaces(rows[row]));
    int columns = domain.columns();
    IntStream.range(0, Math.ceilDiv(columns, COLUMNS_AT_ONCE))
        .parallel()
        .mapToObj(block -> block * COLUMNS_AT_ONCE)
        .forEach(
            first -> leaves.update(encoded, first, Math.min(columns, first + COLUMNS_AT_ONCE)));
  }

  byte[] root() {
    return tree.root();
  }

  /** Number of rows: the length of a column. */
  int rowCount() {
    return rows.length;
  }

  /** Coefficients of a row. */
  long[] row(int index) {
    return rows[index];
  }

  /** A K-row: two rows of F, constant part first. */
  Fp2Array extensionRow(int first) {
    return Fp2Array.wrap(rows[first], rows[first + 1]);
  }

  /** The opened columns, in the order of the indices. */
  OpenedColumns open(int[] indices) {
    long[][] columns = new long[indices.length][rows.length];
    int[] places = Arrays.stream(indices).map(domain::place).toArray();
    IntStream.range(0, rows.length)
        .parallel()
        .forEach(row -> {
          long[] encoded = domain.encodeToPlaces(rows[row]);
          for (int i = 0; i < indices.length; i++) {
            columns[i][row] = encoded[places[i]];
          }
        });
    byte[][] opened = Arrays.stream(indices).mapToObj(index -> salts[index]).toArray(byte[][]::new);
    return new OpenedColumns(columns, opened, tree.siblings(indices));
  }
}
