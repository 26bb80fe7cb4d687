package io.federity.proof.field;

import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.ULT;
import static jdk.incubator.vector.VectorOperators.UMIN;

import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Arithmetic of F in eight lanes at once: canonical elements in, canonical elements out. */
final class FieldLanes {
  static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_512;
  static final int COUNT = 8;

  /** {@code 2^64 mod p}, and the low half of a lane. */
  private static final long EPSILON = 0xFFFF_FFFFL;

  private static final LongVector EVEN = lanes(lane -> 2 * lane);
  private static final LongVector ODD = lanes(lane -> 2 * lane + 1);

  private FieldLanes() {}

  private static LongVector lanes(IntToLongFunction value) {
    return LongVector.fromArray(SPECIES, IntStream.range(0, COUNT).mapToLong(value).toArray(), 0);
  }

  static LongVector load(long[] a, int from) {
    return LongVector.fromArray(SPECIES, a, from);
  }

  static LongVector broadcast(long element) {
    return LongVector.broadcast(SPECIES, element);
  }

  /** Elements {@code 2i} of the sixteen from a place on. */
  static LongVector even(long[] a, int from) {
    return EVEN.selectFrom(load(a, from), load(a, from + COUNT));
  }

  /** Elements {@code 2i + 1} of the sixteen from a place on. */
  static LongVector odd(long[] a, int from) {
    return ODD.selectFrom(load(a, from), load(a, from + COUNT));
  }

  static LongVector add(LongVector a, LongVector b) {
    return sub(a, broadcast(Fp.P).sub(b));
  }

  static LongVector sub(LongVector a, LongVector b) {
    // A borrow of 2^64 = EPSILON is taken back; adding p is the same modulo 2^64.
    return a.sub(b).add(Fp.P, a.compare(ULT, b));
  }

  /** The 128-bit product of 32-bit halves, reduced as {@link Fp#reduce} does. */
  static LongVector mul(LongVector a, LongVector b) {
    LongVector a0 = a.and(EPSILON);
    LongVector a1 = a.lanewise(LSHR, 32);
    LongVector b0 = b.and(EPSILON);
    LongVector b1 = b.lanewise(LSHR, 32);
    LongVector lowest = a0.mul(b0);
    LongVector middle = a1.mul(b0).add(lowest.lanewise(LSHR, 32));
    LongVector carried = a0.mul(b1).add(middle.and(EPSILON));
    LongVector high = a1.mul(b1).add(middle.lanewise(LSHR, 32)).add(carried.lanewise(LSHR, 32));
    LongVector low = carried.lanewise(LSHL, 32).or(lowest.and(EPSILON));
    return reduce(high, low);
  }

  private static LongVector reduce(LongVector high, LongVector low) {
    LongVector highest = high.lanewise(LSHR, 32);
    LongVector difference = low.sub(highest).sub(EPSILON, low.compare(ULT, highest));
    return addWide(difference, high.lanewise(LSHL, 32).sub(high.and(EPSILON)));
  }

  /** The sum of any two 64-bit numbers, the second at most {@code 2^64 - 2^33 + 1}. */
  private static LongVector addWide(LongVector a, LongVector b) {
    LongVector sum = a.add(b);
    LongVector carried = sum.add(EPSILON, sum.compare(ULT, b));
    // From p on, adding 2^64 - p wraps around to something smaller.
    return carried.lanewise(UMIN, carried.add(EPSILON));
  }

  /** {@code 7 a}. */
  static LongVector seven(LongVector a) {
    LongVector high = a.lanewise(LSHR, 61);
    LongVector eight = addWide(a.lanewise(LSHL, 3), high.lanewise(LSHL, 32).sub(high));
    return sub(eight, a);
  }

  /** The sum of all lanes. */
  static long sum(LongVector a) {
    long sum = 0;
    for (long lane : a.toArray()) {
      sum = Fp.add(sum, lane);
    }
    return sum;
  }
}
