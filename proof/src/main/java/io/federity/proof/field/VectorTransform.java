package io.federity.proof.field;

import static io.federity.proof.field.FieldLanes.COUNT;
import static io.federity.proof.field.FieldLanes.SPECIES;
import static io.federity.proof.field.FieldLanes.add;
import static io.federity.proof.field.FieldLanes.load;
import static io.federity.proof.field.FieldLanes.mul;
import static io.federity.proof.field.FieldLanes.sub;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Transforms of at least sixteen elements. Where the two elements of a butterfly are a vector or
 * more apart, eight butterflies are done at once; the last three stages stay within each vector.
 */
final class VectorTransform {
  private static final VectorShuffle<Long> FOURS = partner(4);
  private static final VectorShuffle<Long> TWOS = partner(2);
  private static final VectorShuffle<Long> ONES = partner(1);
  private static final VectorMask<Long> UPPER_FOURS = VectorMask.fromLong(SPECIES, 0b1111_0000);
  private static final VectorMask<Long> UPPER_TWOS = VectorMask.fromLong(SPECIES, 0b1100_1100);
  private static final VectorMask<Long> UPPER_ONES = VectorMask.fromLong(SPECIES, 0b1010_1010);

  private static VectorShuffle<Long> partner(int distance) {
    return VectorShuffle.fromOp(SPECIES, lane -> lane ^ distance);
  }

  void run(long[] a, int from, long[][] stages) {
    int end = from + (1 << stages.length);
    for (int stage = 0; stage < stages.length - 3; stage++) {
      long[] factors = stages[stage];
      for (int start = from; start < end; start += 2 * factors.length) {
        butterflies(a, start, factors);
      }
    }
    within(a, from, end, stages[stages.length - 3], stages[stages.length - 2]);
  }

  private static void butterflies(long[] a, int start, long[] factors) {
    int half = factors.length;
    for (int i = 0; i < half; i += COUNT) {
      LongVector x = load(a, start + i);
      LongVector y = load(a, start + half + i);
      add(x, y).intoArray(a, start + i);
      mul(sub(x, y), load(factors, i)).intoArray(a, start + half + i);
    }
  }

  private static void within(long[] a, int from, int to, long[] ofFours, long[] ofTwos) {
    LongVector fours = repeated(ofFours);
    LongVector twos = repeated(ofTwos);
    for (int i = from; i < to; i += COUNT) {
      LongVector v = load(a, i);
      LongVector partner = v.rearrange(FOURS);
      v = add(v, partner).blend(mul(sub(partner, v), fours), UPPER_FOURS);
      partner = v.rearrange(TWOS);
      v = add(v, partner).blend(mul(sub(partner, v), twos), UPPER_TWOS);
      partner = v.rearrange(ONES);
      // The last stage has the factor 1 only.
      add(v, partner).blend(sub(partner, v), UPPER_ONES).intoArray(a, i);
    }
  }

  private static LongVector repeated(long[] factors) {
    long[] lanes = new long[COUNT];
    for (int lane = 0; lane < COUNT; lane++) {
      lanes[lane] = factors[lane % factors.length];
    }
    return load(lanes, 0);
  }
}
