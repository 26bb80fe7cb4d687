package io.federity.proof.ligero;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.ligero.LinearConstraints.Triple;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The prover's side of the fresh root of a proof: vector, pads, triples and masks, committed before
 * any challenge, and opened once together with older roots.
 */
public final class RunCommitment {
  private final LigeroParameters parameters;
  private final EvaluationDomain domain;
  private final RootShape shape;
  private final List<DataCommitment> others;
  private final Fp2[] pads;
  private final CommittedMatrix matrix;

  private RunCommitment(
      LigeroParameters parameters,
      EvaluationDomain domain,
      RootShape shape,
      List<DataCommitment> others,
      Fp2[] pads,
      CommittedMatrix matrix) {
    this.parameters = parameters;
    this.domain = domain;
    this.shape = shape;
    this.others = others;
    this.pads = pads;
    this.matrix = matrix;
  }

  /**
   * Commits. The coins are used in the order of section 1: pads, random coefficients of the rows,
   * masks of the roots, of the linear and of the quadratic test, salts.
   *
   * @param vector entries in F
   * @param padCount pads, one for each element that will be sent
   * @param triples products of two pads that will be needed
   * @param others older roots that will be opened with this one, in root order
   * @param coins of a fresh seed
   */
  public static RunCommitment commit(
      LigeroParameters parameters,
      EvaluationDomain domain,
      long[] vector,
      int padCount,
      List<Triple> triples,
      List<DataCommitment> others,
      Coins coins) {
    RootShape shape =
        RootShape.ofRun(parameters, vector.length, padCount, triples.size(), others.size() + 1);
    Fp2[] pads = new Fp2[padCount];
    Arrays.setAll(pads, pad -> coins.next());
    List<long[]> rows = DataCommitment.hiddenRows(domain, shape, vector, coins);
    addExtensionRows(domain, shape, pads, triples, coins, rows);
    addMasks(shape, others, coins, rows);
    return new RunCommitment(
        parameters, domain, shape, others, pads, CommittedMatrix.commit(domain, rows, coins));
  }

  private static void addExtensionRows(
      EvaluationDomain domain,
      RootShape shape,
      Fp2[] pads,
      List<Triple> triples,
      Coins coins,
      List<long[]> rows) {
    Fp2Array[] cells = new Fp2Array[shape.extensionRows()];
    Arrays.setAll(cells, row -> new Fp2Array(shape.ell()));
    for (int pad = 0; pad < pads.length; pad++) {
      cells[pad / shape.ell()].set(pad % shape.ell(), pads[pad]);
    }
    for (int number = 0; number < triples.size(); number++) {
      Fp2 a = pads[triples.get(number).padA()];
      Fp2 b = pads[triples.get(number).padB()];
      int slot = number % shape.ell();
      cells[shape.tripleRow(0, number)].set(slot, a);
      cells[shape.tripleRow(1, number)].set(slot, b);
      cells[shape.tripleRow(2, number)].set(slot, a.times(b));
    }
    for (Fp2Array row : cells) {
      rows.add(CommittedMatrix.hide(domain, row.constants(), coins.nextFp(shape.coefficients())));
      rows.add(
          CommittedMatrix.hide(domain, row.coefficients(), coins.nextFp(shape.coefficients())));
    }
  }

  private static void addMasks(
      RootShape shape, List<DataCommitment> others, Coins coins, List<long[]> rows) {
    addMask(random(shape.degreeBound(), coins), rows);
    for (DataCommitment other : others) {
      addMask(random(other.shape().degreeBound(), coins), rows);
    }
    List<RootShape> shapes = new ArrayList<>(List.of(shape));
    others.forEach(other -> shapes.add(other.shape()));
    addMask(linearMask(shape.ell(), RootShape.linearLength(shapes), coins), rows);
    addMask(quadraticMask(shape, coins), rows);
  }

  private static void addMask(Fp2Array mask, List<long[]> rows) {
    rows.add(mask.constants());
    rows.add(mask.coefficients());
  }

  private static Fp2Array random(int length, Coins coins) {
    Fp2Array array = new Fp2Array(length);
    for (int i = 0; i < length; i++) {
      array.set(i, coins.next());
    }
    return array;
  }

  /** Uniform with sum 0 over the slots. */
  private static Fp2Array linearMask(int ell, int length, Coins coins) {
    Fp2Array mask = new Fp2Array(length);
    for (int i = 1; i < length; i++) {
      Fp2 coefficient = coins.next();
      mask.set(i, coefficient);
      if (i % ell == 0) {
        mask.add(0, coefficient.negate());
      }
    }
    return mask;
  }

  /** Uniform with value 0 in every slot: {@code (X^ell - 1) z'}. */
  private static Fp2Array quadraticMask(RootShape shape, Coins coins) {
    int length = shape.quadraticLength();
    Fp2Array quotient = random(length - shape.ell(), coins);
    Fp2Array mask = new Fp2Array(length);
    for (int i = 0; i < quotient.length(); i++) {
      mask.add(i, quotient.get(i).negate());
      mask.add(i + shape.ell(), quotient.get(i));
    }
    return mask;
  }

  /** The commitment, 32 bytes. */
  public byte[] root() {
    return matrix.root();
  }

  /** The pad of a number. */
  public Fp2 pad(int number) {
    return pads[number];
  }

  /**
   * Opens all roots.
   *
   * @param labels names of the combinations in the transcript, in root order
   * @param constraints what is proved, with the triples that were committed
   */
  public Opening open(Transcript transcript, List<String> labels, LinearConstraints constraints) {
    List<RootShape> shapes = new ArrayList<>(List.of(shape));
    others.forEach(other -> shapes.add(other.shape()));
    OpeningFactors drawn = OpeningFactors.draw(transcript, shapes, constraints);
    List<Fp2Array> combinations = new ArrayList<>();
    for (int root = 0; root < shapes.size(); root++) {
      combinations.add(combination(root, shapes.get(root), drawn.rows().get(root)));
    }
    Fp2Array linear = linear(CombinedConstraints.of(shape, constraints, drawn.constraints()));
    Fp2Array quadratic = quadratic(drawn.triples());
    OpeningPolynomials polynomials = new OpeningPolynomials(combinations, linear, quadratic);
    int[] indices = OpeningFactors.columns(transcript, labels, polynomials, parameters);
    List<OpenedColumns> columns = new ArrayList<>();
    for (int root = 0; root < shapes.size(); root++) {
      columns.add(matrixOf(root).open(indices));
    }
    return new Opening(polynomials, columns);
  }

  /** The columns of the run root; for tests whose provers choose them. */
  OpenedColumns openAt(int[] indices) {
    return matrix.open(indices);
  }

  private CommittedMatrix matrixOf(int root) {
    return root == 0 ? matrix : others.get(root - 1).matrix();
  }

  /** A mask: those of the roots, of the linear test, of the quadratic one. */
  Fp2Array mask(int number) {
    return matrix.extensionRow(shape.rows() + 2 * number);
  }

  private Fp2Array combination(int root, RootShape rootShape, Fp2[] factors) {
    Fp2Array sum = new Fp2Array(rootShape.degreeBound());
    sum.addScaled(Fp2.ONE, mask(root));
    for (int row = 0; row < factors.length; row++) {
      sum.addScaled(factors[row], matrixOf(root).row(row));
    }
    return sum;
  }

  /** {@code m + sum of public polynomial times row}. */
  private Fp2Array linear(CombinedConstraints constraints) {
    ProductSum sum = new ProductSum(domain.products());
    for (Term term : constraints.terms()) {
      TensorPoint point = TensorPoint.of(domain, term);
      Fp2Array rows = new Fp2Array(shapeOf(term.root()).degreeBound());
      for (int row = 0; row < shapeOf(term.root()).vectorRows(); row++) {
        rows.addScaled(point.rowFactors().get(row), matrixOf(term.root()).row(row));
      }
      sum.add(rows, point.slotPolynomial());
    }
    for (int row = 0; row < shape.extensionRows(); row++) {
      Fp2Array factors = constraints.extension()[row];
      domain.interpolate(factors);
      sum.add(matrix.extensionRow(shape.firstRowOf(row)), factors);
    }
    Fp2Array mask = mask(others.size() + 1);
    Fp2Array linear = sum.coefficients(mask.length());
    linear.addScaled(Fp2.ONE, mask);
    return linear;
  }

  private RootShape shapeOf(int root) {
    return root == 0 ? shape : others.get(root - 1).shape();
  }

  /** {@code z + sum kappa_i (x_i y_i - z_i)}. */
  private Fp2Array quadratic(Fp2[] factors) {
    ProductSum sum = new ProductSum(domain.products());
    Fp2Array mask = mask(others.size() + 2);
    Fp2Array rest = new Fp2Array(mask.length());
    rest.addScaled(Fp2.ONE, mask);
    for (int row = 0; row < factors.length; row++) {
      Fp2Array scaled = new Fp2Array(shape.degreeBound());
      scaled.addScaled(factors[row], tripleRow(0, row));
      sum.add(scaled, tripleRow(1, row));
      rest.addScaled(factors[row].negate(), tripleRow(2, row));
    }
    rest.addScaled(Fp2.ONE, sum.coefficients(mask.length()));
    return rest;
  }

  private Fp2Array tripleRow(int part, int row) {
    return matrix.extensionRow(shape.firstRowOf(shape.padRows() + part * shape.tripleRows() + row));
  }
}
