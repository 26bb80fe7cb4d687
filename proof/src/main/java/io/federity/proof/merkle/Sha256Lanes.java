package io.federity.proof.merkle;

import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ROR;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.util.Arrays;
import jdk.incubator.vector.IntVector;

/** The compression function of SHA-256 (FIPS 180-4) on sixteen messages at once, one a lane. */
final class Sha256Lanes {
  /** Words of a message schedule. */
  static final int SCHEDULE = 64;

  private static final int LANES = LeafHashes.COLUMNS_AT_ONCE;
  private static final int BLOCK_WORDS = 16;

  private static final int[] INITIAL = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
  };

  private static final int[] CONSTANTS = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
  };

  /** The eight words of the state, each for all messages. */
  private final int[][] state = new int[INITIAL.length][];

  /** As many messages as given, none of which has begun. */
  Sha256Lanes(int messages) {
    Arrays.setAll(
        state,
        word -> {
          int[] words = new int[messages];
          Arrays.fill(words, INITIAL[word]);
          return words;
        });
  }

  /** A word of a message's state. */
  int word(int word, int message) {
    return state[word][message];
  }

  /**
   * Takes a block of sixteen messages.
   *
   * @param first of the messages
   * @param schedule sixteen words, each for the sixteen messages; the rest is overwritten
   */
  void compress(int first, int[] schedule) {
    extend(schedule);
    IntVector a = load(state[0], first);
    IntVector b = load(state[1], first);
    IntVector c = load(state[2], first);
    IntVector d = load(state[3], first);
    IntVector e = load(state[4], first);
    IntVector f = load(state[5], first);
    IntVector g = load(state[6], first);
    IntVector h = load(state[7], first);
    for (int t = 0; t < SCHEDULE; t++) {
      // Written out: a vector that crosses a call becomes an object once the method is large.
      IntVector sigma1 =
          e.lanewise(ROR, 6).lanewise(XOR, e.lanewise(ROR, 11)).lanewise(XOR, e.lanewise(ROR, 25));
      IntVector chosen = f.lanewise(XOR, g).and(e).lanewise(XOR, g);
      IntVector word = IntVector.fromArray(IntVector.SPECIES_512, schedule, t * LANES);
      IntVector mixed = h.add(sigma1).add(chosen).add(word).add(CONSTANTS[t]);
      IntVector sigma0 =
          a.lanewise(ROR, 2).lanewise(XOR, a.lanewise(ROR, 13)).lanewise(XOR, a.lanewise(ROR, 22));
      IntVector majority = a.and(b).or(a.or(b).and(c));
      h = g;
      g = f;
      f = e;
      e = d.add(mixed);
      d = c;
      c = b;
      b = a;
      a = mixed.add(sigma0).add(majority);
    }
    add(a, state[0], first);
    add(b, state[1], first);
    add(c, state[2], first);
    add(d, state[3], first);
    add(e, state[4], first);
    add(f, state[5], first);
    add(g, state[6], first);
    add(h, state[7], first);
  }

  private static void extend(int[] schedule) {
    for (int t = BLOCK_WORDS; t < SCHEDULE; t++) {
      IntVector x = load(schedule, (t - 15) * LANES);
      IntVector y = load(schedule, (t - 2) * LANES);
      IntVector sigma0 = xor(rotated(x, 7), rotated(x, 18), x.lanewise(LSHR, 3));
      IntVector sigma1 = xor(rotated(y, 17), rotated(y, 19), y.lanewise(LSHR, 10));
      load(schedule, (t - 16) * LANES)
          .add(sigma0)
          .add(load(schedule, (t - 7) * LANES))
          .add(sigma1)
          .intoArray(schedule, t * LANES);
    }
  }

  private static IntVector xor(IntVector a, IntVector b, IntVector c) {
    return a.lanewise(XOR, b).lanewise(XOR, c);
  }

  private static IntVector rotated(IntVector words, int bits) {
    return words.lanewise(ROR, bits);
  }

  private static IntVector load(int[] words, int from) {
    return IntVector.fromArray(IntVector.SPECIES_512, words, from);
  }

  private static void add(IntVector words, int[] state, int first) {
    load(state, first).add(words).intoArray(state, first);
  }
}
