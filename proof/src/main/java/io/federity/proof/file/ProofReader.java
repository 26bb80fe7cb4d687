package io.federity.proof.file;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.ligero.OpenedColumns;
import io.federity.proof.ligero.OpeningPolynomials;
import io.federity.proof.ligero.RootShape;
import io.federity.proof.merkle.MerkleOpening;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.Statement;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads proof files, strictly: every length is the caller's, from the statement; a byte too few or
 * too many, or an element that is not canonical, is refused. Not safe for use by several threads.
 */
public final class ProofReader {
  /** Thrown within a verification, and turned into its answer there. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    /** A refusal on its way. */
    public RefusedException(Refusal refusal) {
      super(refusal.name(), null, false, false);
      this.refusal = refusal;
    }

    /** Why. */
    public Refusal refusal() {
      return refusal;
    }
  }

  private final ByteBuffer file;

  /** A reader of a whole file; nothing is read yet. */
  public ProofReader(byte[] file) {
    this.file = ByteBuffer.wrap(file);
  }

  /** Reads the header; the first thing that is wrong with it, if any. */
  public Optional<Refusal> header(Statement statement) {
    return ProofHeader.check(file, statement);
  }

  /** Reads a hash. */
  public byte[] hash() throws RefusedException {
    return bytes(Digests.SHA256_BYTES);
  }

  private byte[] bytes(int count) throws RefusedException {
    require(count);
    byte[] bytes = new byte[count];
    file.get(bytes);
    return bytes;
  }

  private void require(long bytes) throws RefusedException {
    if (file.remaining() < bytes) {
      throw new RefusedException(Refusal.MALFORMED);
    }
  }

  /** Reads elements of K. */
  public Fp2Array elements(int count) throws RefusedException {
    require((long) count * Fp2.BYTES);
    Fp2Array elements = new Fp2Array(count);
    for (int i = 0; i < count; i++) {
      elements.constants()[i] = element();
      elements.coefficients()[i] = element();
    }
    return elements;
  }

  private long element() throws RefusedException {
    long bits = file.getLong();
    if (!Fp.isCanonical(bits)) {
      throw new RefusedException(Refusal.NON_CANONICAL);
    }
    return bits;
  }

  /** Reads the polynomials of an opening of these roots. */
  public OpeningPolynomials polynomials(List<RootShape> shapes) throws RefusedException {
    List<Fp2Array> combinations = new ArrayList<>();
    for (RootShape shape : shapes) {
      combinations.add(elements(shape.degreeBound()));
    }
    Fp2Array linear = elements(RootShape.linearLength(shapes));
    return new OpeningPolynomials(
        combinations, linear, elements(shapes.getFirst().quadraticLength()));
  }

  /**
   * Reads the opened columns of these roots, and then the end of the file.
   *
   * @param indices of the columns, ascending
   */
  public List<OpenedColumns> columns(
      List<RootShape> shapes, int[] indices, LigeroParameters parameters) throws RefusedException {
    List<long[][]> columns = new ArrayList<>();
    for (RootShape shape : shapes) {
      columns.add(cells(indices.length, shape.columnLength()));
    }
    List<byte[][]> salts = new ArrayList<>();
    for (int root = 0; root < shapes.size(); root++) {
      salts.add(rows(indices.length, Coins.SALT_BYTES));
    }
    int siblings = MerkleOpening.siblingCount(indices, parameters.columns());
    List<OpenedColumns> opened = new ArrayList<>();
    for (int root = 0; root < shapes.size(); root++) {
      opened.add(
          new OpenedColumns(
              columns.get(root), salts.get(root), rows(siblings, Digests.SHA256_BYTES)));
    }
    if (file.hasRemaining()) {
      throw new RefusedException(Refusal.MALFORMED);
    }
    return opened;
  }

  private long[][] cells(int columns, int length) throws RefusedException {
    require((long) columns * length * Long.BYTES);
    long[][] cells = new long[columns][length];
    for (long[] column : cells) {
      for (int row = 0; row < length; row++) {
        column[row] = element();
      }
    }
    return cells;
  }

  private byte[][] rows(int count, int width) throws RefusedException {
    require((long) count * width);
    byte[][] rows = new byte[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = bytes(width);
    }
    return rows;
  }
}
