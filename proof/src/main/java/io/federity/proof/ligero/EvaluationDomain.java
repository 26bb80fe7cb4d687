package io.federity.proof.ligero;

import io.federity.proof.field.FieldKernel;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.field.Ntt;

/**
 * Where rows live: their slots are the values of a polynomial on the group H of order {@code ell},
 * their columns its values on {@code D = 7 * <omega_n>}, {@code n = 8 ell}, column j at {@code 7 *
 * omega_n^j}. D and H share no point: an opened column is never a slot. Immutable; safe for use by
 * several threads.
 *
 * <p>D is eight cosets of H. On each, {@code X^ell} is a constant, so a polynomial of any degree
 * below n folds to {@code ell} coefficients and needs a transform of that size only.
 *
 * <p>Open to subclasses so that tests can play a prover whose columns are no code words.
 */
public class EvaluationDomain {
  private static final int COSETS = LigeroParameters.EXPANSION;

  private final int ell;
  private final Ntt slots;
  private final Ntt products;
  private final long rootOfColumns;
  private final long[][] shiftPowers = new long[COSETS][];
  private final long[] shiftToEll = new long[COSETS];

  /** The domain for rows of {@code ell} slots. */
  public EvaluationDomain(int ell) {
    this.ell = ell;
    this.slots = new Ntt(ell);
    this.products = new Ntt(4 * ell);
    this.rootOfColumns = Fp.rootOfUnity((long) COSETS * ell);
    for (int coset = 0; coset < COSETS; coset++) {
      long shift = Fp.mul(Fp.GENERATOR, Fp.pow(rootOfColumns, coset));
      shiftPowers[coset] = Ntt.powers(shift, ell);
      shiftToEll[coset] = Fp.pow(shift, ell);
      if (shiftToEll[coset] == 1) {
        throw new IllegalStateException("columns meet slots: opened columns would show the rows");
      }
    }
  }

  /** Slots of a row. */
  public int ell() {
    return ell;
  }

  /** Number of columns. */
  public int columns() {
    return COSETS * ell;
  }

  /** Transforms for products of two polynomials of up to {@code 2 ell} coefficients each. */
  Ntt products() {
    return products;
  }

  /** The point of a column. */
  public long point(int column) {
    return Fp.mul(Fp.GENERATOR, Fp.pow(rootOfColumns, column));
  }

  /**
   * The polynomial of fewer than {@code ell} coefficients with these values in the slots; in place.
   */
  public void interpolate(long[] slotValues) {
    slots.interpolate(slotValues);
  }

  /** The same for values in K. */
  public void interpolate(Fp2Array slotValues) {
    slots.interpolate(slotValues.constants());
    slots.interpolate(slotValues.coefficients());
  }

  /**
   * The values of a polynomial in all columns.
   *
   * @param coefficients lowest first, at most as many as columns
   */
  public long[] encode(long[] coefficients) {
    long[] places = encodeToPlaces(coefficients);
    long[] values = new long[columns()];
    for (int column = 0; column < values.length; column++) {
      values[column] = places[place(column)];
    }
    return values;
  }

  /**
   * The same, coset by coset and within a coset in the order in which transforms leave values; see
   * {@link #place}. Whoever needs few columns, or all in any order, need not sort.
   */
  public long[] encodeToPlaces(long[] coefficients) {
    long[] places = new long[columns()];
    for (int coset = 0; coset < COSETS; coset++) {
      fold(coefficients, coset, places, coset * ell);
      slots.evaluateReversed(places, coset * ell);
    }
    return places;
  }

  /** Where {@link #encodeToPlaces} leaves the value of a column. */
  public int place(int column) {
    return column % COSETS * ell + slots.reversed(column / COSETS);
  }

  /** The same for a polynomial over K. */
  public Fp2Array encode(Fp2Array polynomial) {
    return Fp2Array.wrap(encode(polynomial.constants()), encode(polynomial.coefficients()));
  }

  private void fold(long[] coefficients, int coset, long[] folded, int to) {
    FieldKernel kernel = FieldKernel.chosen();
    System.arraycopy(coefficients, 0, folded, to, Math.min(ell, coefficients.length));
    long power = shiftToEll[coset];
    for (int from = ell; from < coefficients.length; from += ell) {
      int count = Math.min(ell, coefficients.length - from);
      kernel.addScaled(folded, to, power, coefficients, from, count);
      power = Fp.mul(power, shiftToEll[coset]);
    }
    kernel.multiply(folded, to, shiftPowers[coset]);
  }

  /**
   * The sum of a polynomial's values over all slots: {@code ell} times every ell-th coefficient.
   */
  public Fp2 sumOverSlots(Fp2Array polynomial) {
    Fp2 sum = Fp2.ZERO;
    for (int i = 0; i < polynomial.length(); i += ell) {
      sum = sum.plus(polynomial.get(i));
    }
    return sum.times(ell);
  }

  /** Whether a polynomial is zero in every slot: its coefficients folded by ell are zero. */
  public boolean vanishesOnSlots(Fp2Array polynomial) {
    Fp2Array folded = new Fp2Array(ell);
    for (int i = 0; i < polynomial.length(); i++) {
      folded.add(i % ell, polynomial.get(i));
    }
    for (int i = 0; i < ell; i++) {
      if (!folded.get(i).isZero()) {
        return false;
      }
    }
    return true;
  }
}
