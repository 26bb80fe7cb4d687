package io.federity.proof.affine;

import io.federity.proof.field.Fp2;
import java.util.Arrays;

/**
 * A value that the verifier knows only up to hidden cells: {@code constant + sum_j a_j cell_j}
 * (section 3 of {@code fzk/1}; commit-and-pad as in Longfellow, ePrint 2024/2010). A cell is a pad,
 * numbered from 0, or the product cell {@code Z[s]} of a quadratic triple, numbered from 0 as well.
 * Immutable.
 */
public final class AffineForm {
  /** The form that is 0. */
  public static final AffineForm ZERO = of(Fp2.ZERO);

  private final Fp2 constant;
  // Ascending and distinct: pad j is j, the product cell s is ~s.
  private final int[] cells;
  private final Fp2[] factors;

  private AffineForm(Fp2 constant, int[] cells, Fp2[] factors) {
    this.constant = constant;
    this.cells = cells;
    this.factors = factors;
  }

  /** What does what with a cell and its factor. */
  @FunctionalInterface
  public interface CellVisitor {
    /** Called for each cell of a form; product cells first, then pads. */
    void visit(boolean product, int number, Fp2 factor);
  }

  /** A value that is known. */
  public static AffineForm of(Fp2 constant) {
    return new AffineForm(constant, new int[0], new Fp2[0]);
  }

  /** {@code constant + pad}: the value behind a padded message. */
  public static AffineForm padded(Fp2 constant, int pad) {
    return new AffineForm(constant, new int[] {checked(pad)}, new Fp2[] {Fp2.ONE});
  }

  /** The value in a product cell. */
  public static AffineForm product(int number) {
    return new AffineForm(Fp2.ZERO, new int[] {~checked(number)}, new Fp2[] {Fp2.ONE});
  }

  /** The value of a pad itself. */
  public static AffineForm pad(int pad) {
    return padded(Fp2.ZERO, pad);
  }

  private static int checked(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("cells are numbered from 0");
    }
    return number;
  }

  /** The part that is known. */
  public Fp2 constant() {
    return constant;
  }

  /** Shows every cell. */
  public void forEachCell(CellVisitor visitor) {
    for (int i = 0; i < cells.length; i++) {
      boolean product = cells[i] < 0;
      visitor.visit(product, product ? ~cells[i] : cells[i], factors[i]);
    }
  }

  /** Sum. */
  public AffineForm plus(AffineForm other) {
    int[] merged = new int[cells.length + other.cells.length];
    Fp2[] sums = new Fp2[merged.length];
    int count = 0;
    int i = 0;
    int j = 0;
    while (i < cells.length || j < other.cells.length) {
      if (j == other.cells.length || (i < cells.length && cells[i] < other.cells[j])) {
        merged[count] = cells[i];
        sums[count++] = factors[i++];
      } else if (i == cells.length || other.cells[j] < cells[i]) {
        merged[count] = other.cells[j];
        sums[count++] = other.factors[j++];
      } else {
        merged[count] = cells[i];
        sums[count++] = factors[i++].plus(other.factors[j++]);
      }
    }
    return new AffineForm(
        constant.plus(other.constant), Arrays.copyOf(merged, count), Arrays.copyOf(sums, count));
  }

  /** Sum with a known value. */
  public AffineForm plus(Fp2 known) {
    return new AffineForm(constant.plus(known), cells, factors);
  }

  /** Difference. */
  public AffineForm minus(AffineForm other) {
    return plus(other.times(Fp2.ONE.negate()));
  }

  /** Product with a known value. */
  public AffineForm times(Fp2 factor) {
    Fp2[] scaled = new Fp2[factors.length];
    Arrays.setAll(scaled, i -> factors[i].times(factor));
    return new AffineForm(constant.times(factor), cells, scaled);
  }
}
