package io.federity.proof.ligero;

import java.util.List;

/**
 * How the matrix behind a root is built (section 2.2): rows of the vector, then, in a run root
 * only, rows of pads, rows of the three parts of triples, and masks. A pad, triple or mask row is
 * in K and takes two rows of F, constant part first. All of it follows from the statement.
 *
 * @param ell slots of a row
 * @param coefficients random coefficients of a row
 * @param vectorLength entries of the vector, at least 1
 * @param pads number of pads
 * @param triples number of triples
 * @param masks number of masks: one a root and two more in a run root, else 0
 */
public record RootShape(
    int ell, int coefficients, int vectorLength, int pads, int triples, int masks) {
  /** The shape of a root that holds data only. */
  public static RootShape ofData(LigeroParameters parameters, int vectorLength) {
    return new RootShape(parameters.ell(), parameters.dataCoefficients(), vectorLength, 0, 0, 0);
  }

  /** The shape of the fresh root of a proof that opens {@code roots} roots in all. */
  public static RootShape ofRun(
      LigeroParameters parameters, int vectorLength, int pads, int triples, int roots) {
    return new RootShape(
        parameters.ell(), parameters.runCoefficients(), vectorLength, pads, triples, roots + 2);
  }

  /** Rows of the vector. */
  public int vectorRows() {
    return Math.ceilDiv(vectorLength, ell);
  }

  /** K-rows of pads. */
  public int padRows() {
    return Math.ceilDiv(pads, ell);
  }

  /** K-rows of each of the three parts of triples. */
  public int tripleRows() {
    return Math.ceilDiv(triples, ell);
  }

  /** K-rows of pads and triples. */
  public int extensionRows() {
    return padRows() + 3 * tripleRows();
  }

  /** F-rows without masks. */
  public int rows() {
    return vectorRows() + 2 * extensionRows();
  }

  /** F-rows with masks: the length of a column. */
  public int columnLength() {
    return rows() + 2 * masks;
  }

  /** Coefficients of a row's polynomial, k. */
  public int degreeBound() {
    return ell + coefficients;
  }

  /** Coefficients of the polynomial g of the quadratic test of a run root. */
  public int quadraticLength() {
    return 2 * degreeBound() - 1;
  }

  /** Coefficients of the polynomial q of the linear test over these roots. */
  public static int linearLength(List<RootShape> shapes) {
    int most = shapes.stream().mapToInt(RootShape::coefficients).max().orElseThrow();
    return 2 * shapes.getFirst().ell() + most - 1;
  }

  /** First F-row of a K-row of pads or triples. */
  public int firstRowOf(int extensionRow) {
    return vectorRows() + 2 * extensionRow;
  }

  /** K-row in which a part of a triple stands: 0 for the first factor, 1, and 2 for the product. */
  public int tripleRow(int part, int number) {
    return padRows() + part * tripleRows() + number / ell;
  }

  /** Bits of an index into the vector, padded to a power of two of at least one row. */
  public int variables() {
    int padded = Math.max(ell, vectorLength);
    return Integer.SIZE - Integer.numberOfLeadingZeros(padded - 1);
  }
}
