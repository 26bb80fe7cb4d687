package io.federity.dataset;

/**
 * MT19937 (Matsumoto, Nishimura 1998) with the seeding, bounded integers and shuffle of NumPy's
 * legacy RandomState, so that a split made by scikit-learn can be made again here. Not for secrets;
 * not thread safe.
 */
final class MersenneTwister {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int index = N;

  MersenneTwister(int seed) {
    state[0] = seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** The next 32 bits. */
  int next() {
    if (index == N) {
      twist();
    }
    int y = state[index++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7fffffff);
      int mixed = state[(i + M) % N] ^ (y >>> 1);
      state[i] = (y & 1) == 0 ? mixed : mixed ^ 0x9908b0df;
    }
    index = 0;
  }

  /** A uniform integer in 0..max by masked rejection, NumPy's random_interval. */
  private int interval(int max) {
    int mask = Integer.highestOneBit(max) * 2 - 1;
    int value = next() & mask;
    while (value > max) {
      value = next() & mask;
    }
    return value;
  }

  /** NumPy's {@code RandomState.permutation(array)}. */
  int[] permutation(int[] values) {
    int[] shuffled = values.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int j = interval(i);
      int value = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = value;
    }
    return shuffled;
  }
}
