package io.federity.proof.field;

/** A sum of up to {@code 2^30} products of elements of K that is reduced once, at the end. */
final class WideFp2Sum {
  private final WideSum constant = new WideSum();
  private final WideSum residue = new WideSum();
  private final WideSum coefficient = new WideSum();

  /** Adds {@code (a0 + a1 phi)(b0 + b1 phi)}. */
  void add(long a0, long a1, long b0, long b1) {
    constant.add(a0, b0);
    residue.add(a1, b1);
    coefficient.add(a0, b1);
    coefficient.add(a1, b0);
  }

  /** The sum of what was added. */
  Fp2 reduced() {
    return new Fp2(
        Fp.add(constant.reduced(), Fp.mul(Fp2.NON_RESIDUE, residue.reduced())),
        coefficient.reduced());
  }
}
