package io.federity.proof.ligero;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.ligero.LigeroVerifier.Query;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.merkle.MerkleTree;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Digests;
import java.util.Arrays;
import java.util.List;

/**
 * Opens roots behind which nothing stands, for somebody who knows all challenges beforehand: opened
 * columns and polynomials are random, and masks in the opened columns are what makes them fit.
 *
 * @param root of the fresh root
 * @param opening that fits
 */
public record SimulatedOpening(byte[] root, Opening opening) {
  /** A tree that knows the leaves in the opened columns only. */
  public record Root(byte[] root, OpenedColumns columns) {}

  /** A data root whose opened columns are random. */
  public static Root data(
      LigeroParameters parameters, RootShape shape, int[] indices, Coins coins) {
    return tree(parameters, random(indices.length, shape.columnLength(), coins), indices, coins);
  }

  private static long[][] random(int columns, int length, Coins coins) {
    long[][] cells = new long[columns][];
    Arrays.setAll(cells, column -> coins.nextFp(length));
    return cells;
  }

  private static Root tree(
      LigeroParameters parameters, long[][] columns, int[] indices, Coins coins) {
    byte[] leaves = new byte[parameters.columns() * Digests.SHA256_BYTES];
    for (int i = 0; i < leaves.length; i += Coins.SALT_BYTES) {
      System.arraycopy(coins.nextSalt(), 0, leaves, i, Coins.SALT_BYTES);
    }
    byte[][] salts = new byte[indices.length][];
    for (int i = 0; i < indices.length; i++) {
      salts[i] = coins.nextSalt();
      byte[] leaf = MerkleTree.leaf(salts[i], columns[i]);
      System.arraycopy(leaf, 0, leaves, indices[i] * leaf.length, leaf.length);
    }
    MerkleTree tree = MerkleTree.of(leaves);
    return new Root(tree.root(), new OpenedColumns(columns, salts, tree.siblings(indices)));
  }

  /**
   * Simulates.
   *
   * @param shapes in root order
   * @param query with the factors and indices that will be drawn; its polynomials do not matter
   * @param data the opened columns of the older root
   */
  public static SimulatedOpening of(
      LigeroParameters parameters,
      EvaluationDomain domain,
      List<RootShape> shapes,
      Query query,
      OpenedColumns data,
      Coins coins) {
    RootShape run = shapes.getFirst();
    CombinedConstraints combined =
        CombinedConstraints.of(run, query.constraints(), query.factors().constraints());
    OpeningPolynomials polynomials = polynomials(domain, shapes, combined, coins);
    int[] indices = query.indices();
    long[][] columns = random(indices.length, run.columnLength(), coins);
    List<long[][]> all = List.of(columns, data.columns());
    for (int root = 0; root < shapes.size(); root++) {
      Fp2Array values = domain.encode(polynomials.combinations().get(root));
      Fp2[] factors = query.factors().rows().get(root);
      for (int i = 0; i < indices.length; i++) {
        Fp2 rest = values.get(indices[i]);
        for (int row = 0; row < factors.length; row++) {
          rest = rest.minus(factors[row].times(all.get(root)[i][row]));
        }
        setMask(run, columns[i], root, rest);
      }
    }
    fitLinear(domain, shapes, combined, polynomials.linear(), indices, all);
    fitQuadratic(domain, run, query.factors().triples(), polynomials.quadratic(), indices, columns);
    Root root = tree(parameters, columns, indices, coins);
    return new SimulatedOpening(
        root.root(), new Opening(polynomials, List.of(root.columns(), data)));
  }

  /** Uniform but for the sum of one and the zeros of the other. */
  private static OpeningPolynomials polynomials(
      EvaluationDomain domain, List<RootShape> shapes, CombinedConstraints combined, Coins coins) {
    List<Fp2Array> combinations =
        shapes.stream().map(shape -> uniform(shape.degreeBound(), coins)).toList();
    Fp2Array linear = uniform(RootShape.linearLength(shapes), coins);
    Fp2 missing = combined.rightHandSide().minus(domain.sumOverSlots(linear));
    linear.add(0, missing.times(Fp2.of(domain.ell()).inverse()));
    Fp2Array quotient = uniform(shapes.getFirst().quadraticLength() - domain.ell(), coins);
    Fp2Array quadratic = new Fp2Array(shapes.getFirst().quadraticLength());
    for (int i = 0; i < quotient.length(); i++) {
      quadratic.add(i, quotient.get(i).negate());
      quadratic.add(i + domain.ell(), quotient.get(i));
    }
    return new OpeningPolynomials(combinations, linear, quadratic);
  }

  private static Fp2Array uniform(int length, Coins coins) {
    Fp2Array array = new Fp2Array(length);
    for (int i = 0; i < length; i++) {
      array.set(i, coins.next());
    }
    return array;
  }

  private static void setMask(RootShape run, long[] column, int number, Fp2 value) {
    column[run.rows() + 2 * number] = value.c0();
    column[run.rows() + 2 * number + 1] = value.c1();
  }

  private static Fp2 cell(RootShape run, long[] column, int extensionRow) {
    int first = run.firstRowOf(extensionRow);
    return new Fp2(column[first], column[first + 1]);
  }

  private static void fitLinear(
      EvaluationDomain domain,
      List<RootShape> shapes,
      CombinedConstraints combined,
      Fp2Array linear,
      int[] indices,
      List<long[][]> columns) {
    RootShape run = shapes.getFirst();
    Fp2Array rest = new Fp2Array(indices.length);
    Fp2Array values = domain.encode(linear);
    for (int i = 0; i < indices.length; i++) {
      rest.set(i, values.get(indices[i]));
    }
    for (Term term : combined.terms()) {
      TensorPoint point = TensorPoint.of(domain, term);
      Fp2Array slots = domain.encode(point.slotPolynomial());
      for (int i = 0; i < indices.length; i++) {
        for (int row = 0; row < shapes.get(term.root()).vectorRows(); row++) {
          Fp2 share = point.rowFactors().get(row).times(columns.get(term.root())[i][row]);
          rest.add(i, share.times(slots.get(indices[i])).negate());
        }
      }
    }
    for (int row = 0; row < run.extensionRows(); row++) {
      Fp2Array factors = combined.extension()[row];
      domain.interpolate(factors);
      Fp2Array encoded = domain.encode(factors);
      for (int i = 0; i < indices.length; i++) {
        Fp2 cell = cell(run, columns.getFirst()[i], row);
        rest.add(i, encoded.get(indices[i]).times(cell).negate());
      }
    }
    for (int i = 0; i < indices.length; i++) {
      setMask(run, columns.getFirst()[i], shapes.size(), rest.get(i));
    }
  }

  private static void fitQuadratic(
      EvaluationDomain domain,
      RootShape run,
      Fp2[] factors,
      Fp2Array quadratic,
      int[] indices,
      long[][] columns) {
    Fp2Array values = domain.encode(quadratic);
    for (int i = 0; i < indices.length; i++) {
      Fp2 rest = values.get(indices[i]);
      for (int row = 0; row < factors.length; row++) {
        Fp2[] parts = new Fp2[3];
        for (int part = 0; part < 3; part++) {
          parts[part] = cell(run, columns[i], run.padRows() + part * run.tripleRows() + row);
        }
        rest = rest.minus(factors[row].times(parts[0].times(parts[1]).minus(parts[2])));
      }
      setMask(run, columns[i], run.masks() - 1, rest);
    }
  }
}
