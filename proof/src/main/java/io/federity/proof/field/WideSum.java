package io.federity.proof.field;

/**
 * A sum of up to {@code 2^31} products of elements of F that is reduced once, at the end: the four
 * quarters of the 128-bit products are summed apart.
 */
final class WideSum {
  private static final long LOW = 0xFFFF_FFFFL;

  private long quarter0;
  private long quarter1;
  private long quarter2;
  private long quarter3;

  void add(long a, long b) {
    long low = a * b;
    long high = Math.unsignedMultiplyHigh(a, b);
    quarter0 += low & LOW;
    quarter1 += low >>> 32;
    quarter2 += high & LOW;
    quarter3 += high >>> 32;
  }

  /** The sum of what was added. */
  long reduced() {
    long second = quarter1 + (quarter0 >>> 32);
    long third = quarter2 + (second >>> 32);
    long fourth = quarter3 + (third >>> 32);
    long low = (second << 32) | (quarter0 & LOW);
    // The fourth quarter may have grown past 32 bits; 2^96 = -1.
    return Fp.sub(Fp.reduce(third & LOW, low), Fp.reduce(0, fourth));
  }
}
