package io.federity.proof.ligero;

import io.federity.proof.field.Fp2Array;
import io.federity.proof.field.Ntt;
import java.util.Arrays;

/** A sum of products of polynomials over K, kept as values so that it is interpolated once. */
final class ProductSum {
  private final Ntt transform;
  private final Fp2Array values;

  ProductSum(Ntt transform) {
    this.transform = transform;
    this.values = new Fp2Array(transform.size());
  }

  void add(Fp2Array a, Fp2Array b) {
    if (a.length() + b.length() - 1 > transform.size()) {
      throw new IllegalArgumentException("the product does not fit");
    }
    Fp2Array x = values(a);
    Fp2Array y = values(b);
    for (int i = 0; i < values.length(); i++) {
      values.add(i, x.get(i).times(y.get(i)));
    }
  }

  private Fp2Array values(Fp2Array polynomial) {
    long[] constants = Arrays.copyOf(polynomial.constants(), transform.size());
    long[] coefficients = Arrays.copyOf(polynomial.coefficients(), transform.size());
    transform.evaluate(constants);
    transform.evaluate(coefficients);
    return Fp2Array.wrap(constants, coefficients);
  }

  /**
   * The sum's coefficients, lowest first.
   *
   * @throws IllegalStateException where the sum has more than {@code length}
   */
  Fp2Array coefficients(int length) {
    long[] constants = values.constants().clone();
    long[] coefficients = values.coefficients().clone();
    transform.interpolate(constants);
    transform.interpolate(coefficients);
    for (int i = length; i < constants.length; i++) {
      if ((constants[i] | coefficients[i]) != 0) {
        throw new IllegalStateException("a product of too high a degree");
      }
    }
    return Fp2Array.wrap(Arrays.copyOf(constants, length), Arrays.copyOf(coefficients, length));
  }
}
