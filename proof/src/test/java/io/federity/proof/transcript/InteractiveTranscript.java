package io.federity.proof.transcript;

import io.federity.proof.field.Fp;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * The verifier's own coins instead of a hash: what a verifier in the same room would toss. Both
 * sides get one of the same coins each. A prover that looks ahead, or that may choose the coins, is
 * a simulator.
 */
public final class InteractiveTranscript extends Transcript {
  private final RandomGenerator coins;

  /** A transcript whose challenges are tossed. */
  public InteractiveTranscript(RandomGenerator coins) {
    this.coins = coins;
  }

  @Override
  public long challengeFp() {
    while (true) {
      long bits = coins.nextLong();
      if (Fp.isCanonical(bits)) {
        return bits;
      }
    }
  }

  @Override
  public int[] distinctIndices(int count, int range) {
    BitSet drawn = new BitSet(range);
    while (drawn.cardinality() < count) {
      drawn.set(coins.nextInt(range));
    }
    return drawn.stream().toArray();
  }
}
