package io.federity.proof.ligero;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.merkle.MerkleOpening;
import io.federity.proof.merkle.MerkleTree;
import io.federity.proof.transcript.Transcript;
import java.util.Arrays;
import java.util.List;

/**
 * Checks openings (section 2.3 e). Everything that has a length has the one that the shapes demand:
 * a reader of proofs makes openings of no other kind.
 */
public final class LigeroVerifier {
  /** The first check that fails, in this order; or none. */
  public enum Verdict {
    /** The constraints hold. */
    ACCEPTED,
    /** Opened columns are not those of a root. */
    MERKLE,
    /** A combination of rows is not that of the opened columns. */
    LOW_DEGREE,
    /** The linear test fails: a constraint does not hold. */
    LINEAR,
    /** The quadratic test fails: a triple is no product. */
    QUADRATIC
  }

  private final LigeroParameters parameters;
  private final EvaluationDomain domain;
  private final List<RootShape> shapes;
  private final List<byte[]> roots;

  /**
   * A verifier of openings of these roots.
   *
   * @param shapes in root order, the run root first
   * @param roots hashes in root order
   */
  public LigeroVerifier(
      LigeroParameters parameters,
      EvaluationDomain domain,
      List<RootShape> shapes,
      List<byte[]> roots) {
    this.parameters = parameters;
    this.domain = domain;
    this.shapes = List.copyOf(shapes);
    this.roots = List.copyOf(roots);
  }

  /**
   * A verification under way: the prover's polynomials are known, its columns are not.
   *
   * @param indices of the columns to open, ascending
   */
  public record Query(
      LinearConstraints constraints,
      OpeningPolynomials polynomials,
      OpeningFactors factors,
      int[] indices) {}

  /**
   * Takes the polynomials of an opening and draws the columns that it must show.
   *
   * @param labels names of the combinations in the transcript, in root order
   */
  public Query query(
      Transcript transcript,
      List<String> labels,
      LinearConstraints constraints,
      OpeningPolynomials polynomials) {
    OpeningFactors factors = OpeningFactors.draw(transcript, shapes, constraints);
    int[] indices = OpeningFactors.columns(transcript, labels, polynomials, parameters);
    return new Query(constraints, polynomials, factors, indices);
  }

  /** Checks the columns of each root, and with them everything. */
  public Verdict check(Query query, List<OpenedColumns> columns) {
    if (!columnsAreCommitted(query.indices(), columns)) {
      return Verdict.MERKLE;
    }
    if (!combinationsMatch(query, columns)) {
      return Verdict.LOW_DEGREE;
    }
    if (!linearHolds(query, columns)) {
      return Verdict.LINEAR;
    }
    return quadraticHolds(query, columns) ? Verdict.ACCEPTED : Verdict.QUADRATIC;
  }

  private boolean columnsAreCommitted(int[] indices, List<OpenedColumns> columns) {
    for (int root = 0; root < roots.size(); root++) {
      OpenedColumns opened = columns.get(root);
      byte[][] hashes = new byte[indices.length][];
      for (int i = 0; i < indices.length; i++) {
        hashes[i] = MerkleTree.leaf(opened.salts()[i], opened.columns()[i]);
      }
      byte[] computed = MerkleOpening.root(indices, hashes, domain.columns(), opened.siblings());
      if (!Arrays.equals(computed, roots.get(root))) {
        return false;
      }
    }
    return true;
  }

  private boolean combinationsMatch(Query query, List<OpenedColumns> columns) {
    int[] indices = query.indices();
    for (int root = 0; root < roots.size(); root++) {
      Fp2Array claimed = domain.encode(query.polynomials().combinations().get(root));
      Fp2[] factors = query.factors().rows().get(root);
      for (int i = 0; i < indices.length; i++) {
        Fp2 sum = mask(columns, i, root);
        long[] column = columns.get(root).columns()[i];
        for (int row = 0; row < factors.length; row++) {
          sum = sum.plus(factors[row].times(column[row]));
        }
        if (!sum.equals(claimed.get(indices[i]))) {
          return false;
        }
      }
    }
    return true;
  }

  /** The value of a mask in an opened column of the run root. */
  private Fp2 mask(List<OpenedColumns> columns, int column, int number) {
    return extension(columns, column, shapes.getFirst().rows() + 2 * number);
  }

  private static Fp2 extension(List<OpenedColumns> columns, int column, int firstRow) {
    long[] values = columns.getFirst().columns()[column];
    return new Fp2(values[firstRow], values[firstRow + 1]);
  }

  private boolean linearHolds(Query query, List<OpenedColumns> columns) {
    RootShape run = shapes.getFirst();
    int[] indices = query.indices();
    CombinedConstraints combined =
        CombinedConstraints.of(run, query.constraints(), query.factors().constraints());
    Fp2Array sums = new Fp2Array(indices.length);
    for (int i = 0; i < indices.length; i++) {
      sums.set(i, mask(columns, i, shapes.size()));
    }
    for (Term term : combined.terms()) {
      addTerm(term, indices, columns, sums);
    }
    for (int row = 0; row < run.extensionRows(); row++) {
      Fp2Array factors = combined.extension()[row];
      domain.interpolate(factors);
      Fp2Array values = domain.encode(factors);
      for (int i = 0; i < indices.length; i++) {
        Fp2 cell = extension(columns, i, run.firstRowOf(row));
        sums.add(i, values.get(indices[i]).times(cell));
      }
    }
    return agrees(query.polynomials().linear(), indices, sums)
        && domain.sumOverSlots(query.polynomials().linear()).equals(combined.rightHandSide());
  }

  private void addTerm(Term term, int[] indices, List<OpenedColumns> columns, Fp2Array sums) {
    TensorPoint point = TensorPoint.of(domain, term);
    Fp2Array slots = domain.encode(point.slotPolynomial());
    int rows = shapes.get(term.root()).vectorRows();
    for (int i = 0; i < indices.length; i++) {
      long[] column = columns.get(term.root()).columns()[i];
      Fp2 combined = Fp2.ZERO;
      for (int row = 0; row < rows; row++) {
        combined = combined.plus(point.rowFactors().get(row).times(column[row]));
      }
      sums.add(i, combined.times(slots.get(indices[i])));
    }
  }

  private boolean agrees(Fp2Array polynomial, int[] indices, Fp2Array expected) {
    Fp2Array values = domain.encode(polynomial);
    for (int i = 0; i < indices.length; i++) {
      if (!values.get(indices[i]).equals(expected.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean quadraticHolds(Query query, List<OpenedColumns> columns) {
    RootShape run = shapes.getFirst();
    int[] indices = query.indices();
    Fp2[] factors = query.factors().triples();
    Fp2Array sums = new Fp2Array(indices.length);
    for (int i = 0; i < indices.length; i++) {
      Fp2 sum = mask(columns, i, shapes.size() + 1);
      for (int row = 0; row < factors.length; row++) {
        Fp2 x = tripleCell(columns, i, run, 0, row);
        Fp2 y = tripleCell(columns, i, run, 1, row);
        Fp2 z = tripleCell(columns, i, run, 2, row);
        sum = sum.plus(factors[row].times(x.times(y).minus(z)));
      }
      sums.set(i, sum);
    }
    return agrees(query.polynomials().quadratic(), indices, sums)
        && domain.vanishesOnSlots(query.polynomials().quadratic());
  }

  private static Fp2 tripleCell(
      List<OpenedColumns> columns, int column, RootShape run, int part, int row) {
    return extension(
        columns, column, run.firstRowOf(run.padRows() + part * run.tripleRows() + row));
  }
}
