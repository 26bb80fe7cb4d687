package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.lookup.ArrayClaim;
import io.federity.proof.multilinear.BlockLayout;
import io.federity.proof.multilinear.Equality;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The arrays behind a root in one vector, largest first (section 2.2).
 *
 * @param names in list order (section 5.2)
 * @param blocks where each array stands
 */
record VectorLayout(List<String> names, BlockLayout blocks) {
  static VectorLayout of(List<String> names, List<Integer> sizes) {
    return new VectorLayout(List.copyOf(names), BlockLayout.of(sizes));
  }

  /** Entries without any filling. */
  int length() {
    return Arrays.stream(blocks.sizes()).sum();
  }

  int size(String array) {
    return blocks.sizes()[position(array)];
  }

  private int position(String array) {
    int position = names.indexOf(array);
    if (position < 0) {
      throw new IllegalArgumentException("no array " + array);
    }
    return position;
  }

  /** The vector. */
  long[] join(Map<String, long[]> arrays) {
    long[] vector = new long[length()];
    for (int i = 0; i < names.size(); i++) {
      long[] array = arrays.get(names.get(i));
      if (array == null || array.length != blocks.sizes()[i]) {
        throw new IllegalArgumentException(
            "array " + names.get(i) + " is missing or of another size");
      }
      System.arraycopy(array, 0, vector, blocks.offsets()[i], array.length);
    }
    return vector;
  }

  /** A claim on one array as one on the vector. */
  VectorClaim claim(ArrayClaim claim) {
    return new BlockClaim(blocks, position(claim.array()), claim.point(), claim.value());
  }

  /** A claim on rows that are gathered by step from the blocks of a data array. */
  VectorClaim gathered(String array, int[] order, Fp2[] step, Fp2[] rest, AffineForm value) {
    return new GatheredClaim(blocks, position(array), order, step, rest, value);
  }

  private record BlockClaim(BlockLayout blocks, int block, Fp2[] point, AffineForm value)
      implements VectorClaim {
    @Override
    public void addWeights(Fp2 factor, Fp2Array weights) {
      weights.addScaled(blocks.offsets()[block], factor, Equality.table(point));
    }

    @Override
    public Fp2 weightAt(Fp2[] at) {
      return Equality.of(point, blocks.within(block, at)).times(blocks.choosing(block, at));
    }
  }

  /**
   * The array's entry {@code (block, rest)} has weight {@code c(block) * eq(rest)}, where {@code
   * c(b)} sums {@code eq(step, tau)} over the steps tau that use block b (section 5).
   */
  private record GatheredClaim(
      BlockLayout blocks, int block, int[] order, Fp2[] step, Fp2[] rest, AffineForm value)
      implements VectorClaim {
    @Override
    public void addWeights(Fp2 factor, Fp2Array weights) {
      Fp2Array ofStep = Equality.table(step);
      Fp2Array ofRest = Equality.table(rest);
      Fp2Array ofBlock = new Fp2Array(blocks.sizes()[block] / ofRest.length());
      for (int tau = 0; tau < order.length; tau++) {
        ofBlock.add(order[tau], ofStep.get(tau));
      }
      for (int b = 0; b < ofBlock.length(); b++) {
        int offset = blocks.offsets()[block] + b * ofRest.length();
        weights.addScaled(offset, factor.times(ofBlock.get(b)), ofRest);
      }
    }

    @Override
    public Fp2 weightAt(Fp2[] at) {
      Fp2[] within = blocks.within(block, at);
      Fp2Array ofBlock = Equality.table(Arrays.copyOfRange(within, rest.length, within.length));
      Fp2Array ofStep = Equality.table(step);
      Fp2 sum = Fp2.ZERO;
      for (int tau = 0; tau < order.length; tau++) {
        sum = sum.plus(ofStep.get(tau).times(ofBlock.get(order[tau])));
      }
      return sum.times(Equality.of(rest, Arrays.copyOfRange(within, 0, rest.length)))
          .times(blocks.choosing(block, at));
    }
  }
}
