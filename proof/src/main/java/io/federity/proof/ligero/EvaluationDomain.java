package io.federity.proof.ligero;

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
    long[] values = new long[columns()];
    long[] folded = new long[ell];
    for (int coset = 0; coset < COSETS; coset++) {
      fold(coefficients, coset, folded);
      slots.evaluate(folded);
      for (int i = 0; i < ell; i++) {
        values[coset + COSETS * i] = folded[i];
      }
    }
    return values;
  }

  /** The same for a polynomial over K. */
  public Fp2Array encode(Fp2Array polynomial) {
    return Fp2Array.wrap(encode(polynomial.constants()), encode(polynomial.coefficients()));
  }

  private void fold(long[] coefficients, int coset, long[] folded) {
    long[] powers = shiftPowers[coset];
    long step = shiftToEll[coset];
    for (int i = 0; i < ell; i++) {
      long value = 0;
      int highest = i < coefficients.length ? i + (coefficients.length - 1 - i) / ell * ell : -1;
      for (int at = highest; at >= 0; at -= ell) {
        value = Fp.add(Fp.mul(value, step), coefficients[at]);
      }
      folded[i] = Fp.mul(value, powers[i]);
    }
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
