package io.federity.proof.qsgd;

/** Rounding half up: {@code acc = 2^s q + r - 2^(s-1)} with {@code 0 <= r < 2^s}. */
final class Rounding {
  private Rounding() {}

  static long quotient(long accumulator, int shift) {
    return (accumulator + (1L << (shift - 1))) >> shift;
  }

  static long remainder(long accumulator, int shift) {
    return (accumulator + (1L << (shift - 1))) & ((1L << shift) - 1);
  }
}
