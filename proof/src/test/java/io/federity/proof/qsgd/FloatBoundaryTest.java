package io.federity.proof.qsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.TensorDefect.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatBoundaryTest {
  private static final LogisticDescriptor ONE = new LogisticDescriptor(1, 1);
  private static final TrainingDescriptor TD = rate(2, 6);

  /** f_w of {@link #TD} and {@link #ONE}. */
  private static final int SCALE = 10 + 14 + 2 + 6;

  private static TrainingDescriptor rate(int kappa, int logB) {
    return new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, kappa, logB, 5, 12);
  }

  private static MasterWeights cross(TrainingDescriptor td, float weight) {
    return FloatBoundary.of(ONE, td).toIntegers(List.of(new float[] {weight}, new float[1]));
  }

  private static long integer(TrainingDescriptor td, float weight) {
    return ((MasterWeights.Exact) cross(td, weight)).integers()[0];
  }

  private static float tensor(TrainingDescriptor td, long initial, long update) {
    long[] from = {initial, 0};
    long[] by = {update, 0};
    return FloatBoundary.of(ONE, td).toTensors(from, by).getFirst()[0];
  }

  @Test
  void weight_halfWayBetweenIntegers_becomesTheEvenOne() {
    float half = Math.scalb(1f, -SCALE - 1);
    long[] expected = {0, 0, 2, 2, 2, 4};
    float[] halves = {0, 1, 3, 4, 5, 7};
    for (int i = 0; i < halves.length; i++) {
      assertThat(integer(TD, halves[i] * half)).isEqualTo(expected[i]);
      assertThat(integer(TD, -halves[i] * half)).isEqualTo(-expected[i]);
    }
    assertThat(integer(TD, Math.nextUp(half))).isEqualTo(1);
  }

  @Test
  void weight_ofNegativeZeroOrSubnormal_becomesZero() {
    TrainingDescriptor finest = new TrainingDescriptor(40, 13, 0, 1, 14, 1, 9, 1, 1, 40, 16, 1, 12);
    for (float weight : new float[] {-0f, Float.MIN_VALUE, -Float.MIN_VALUE, 0x0.fffffep-126f}) {
      assertThat(integer(TD, weight)).isZero();
      assertThat(integer(finest, weight)).isZero();
    }
    assertThat(integer(finest, 0x1p-110f)).isEqualTo(1);
  }

  @Test
  void weight_whoseIntegerReaches2To62_isRefused() {
    float first = Math.scalb(1f, 62 - SCALE);
    for (float sign : new float[] {1, -1}) {
      long largest = (1L << 62) - (1L << 38);
      assertThat(integer(TD, sign * Math.nextDown(first))).isEqualTo((long) sign * largest);
      for (float weight : new float[] {first, Math.nextUp(first), Float.MAX_VALUE}) {
        assertThat(cross(TD, sign * weight))
            .isInstanceOfSatisfying(
                MasterWeights.Refused.class,
                refused -> assertThat(refused.defect().kind()).isEqualTo(Kind.TOO_LARGE));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void weight_thatIsNotFinite_isRefusedByNameAndPlace(float weight) {
    MlpDescriptor ad = new MlpDescriptor(2, 3, 1);
    List<float[]> tensors =
        List.of(new float[6], new float[3], new float[] {0, 0, weight}, new float[1]);
    MasterWeights crossed = FloatBoundary.of(ad, TD).toIntegers(tensors);
    assertThat(crossed)
        .isEqualTo(
            new MasterWeights.Refused(
                new TensorDefect(Kind.NOT_FINITE, "fc2.weight", 2, Float.toString(weight))));
    assertThat(((MasterWeights.Refused) crossed).defect().sentence())
        .isEqualTo("fc2.weight[2] is not a finite number: " + weight);
    tensors.get(2)[2] = 0;
    assertThat(FloatBoundary.of(ad, TD).toIntegers(tensors))
        .isInstanceOf(MasterWeights.Exact.class);
  }

  @Test
  void tensors_ofAnotherShape_areRefused() {
    FloatBoundary boundary = FloatBoundary.of(ONE, TD);
    List<List<float[]>> wrong =
        List.of(
            List.of(),
            List.of(new float[1]),
            List.of(new float[2], new float[1]),
            List.of(new float[1], new float[0]),
            List.of(new float[1], new float[1], new float[1]));
    for (List<float[]> tensors : wrong) {
      assertThat(boundary.toIntegers(tensors))
          .isInstanceOfSatisfying(
              MasterWeights.Refused.class,
              refused -> assertThat(refused.defect().kind()).isEqualTo(Kind.SHAPE));
      assertThat(boundary.difference(tensors, new long[2], new long[2]).orElseThrow().kind())
          .isEqualTo(Kind.SHAPE);
    }
    assertThat(boundary.difference(List.of(new float[1], new float[1]), new long[2], new long[2]))
        .isEmpty();
  }

  /** By decimals of any length: the nearest integer, the even one of two. */
  @Test
  void weights_ofAllExponents_becomeTheNearestIntegers() {
    Random random = new Random(3);
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      TrainingDescriptor td = rate(random.nextInt(41), random.nextInt(17));
      int scale = scale(td);
      float weight = Float.intBitsToFloat(random.nextInt());
      if (i % 2 == 0 && Float.isFinite(weight)) { // else nearly all are 0 or too large
        int exponent = Math.max(Math.getExponent(weight), Float.MIN_EXPONENT);
        weight = Math.scalb(weight, random.nextInt(-3, 64) - scale - exponent);
      }
      MasterWeights crossed = cross(td, weight);
      if (!Float.isFinite(weight)) {
        assertThat(crossed).isInstanceOf(MasterWeights.Refused.class);
        continue;
      }
      BigInteger expected = scaled(weight, scale);
      if (expected.bitLength() > 62) {
        assertThat(crossed).as("%a", weight).isInstanceOf(MasterWeights.Refused.class);
      } else {
        assertThat(((MasterWeights.Exact) crossed).integers()[0])
            .as("%a", weight)
            .isEqualTo(expected.longValueExact());
        taken++;
      }
    }
    assertThat(taken).isGreaterThan(100_000);
  }

  private static int scale(TrainingDescriptor td) {
    return td.fx() + td.fd() + td.kappa() + td.logB();
  }

  private static BigInteger scaled(float weight, int scale) {
    return new BigDecimal(weight)
        .multiply(new BigDecimal(BigInteger.TWO.pow(scale)))
        .setScale(0, RoundingMode.HALF_EVEN)
        .toBigInteger();
  }

  /** By the definition of the nearest float32: no neighbour is closer, and of two the even one. */
  @Test
  void integers_ofAllLengths_becomeTheNearestFloats() {
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      TrainingDescriptor td = rate(random.nextInt(41), random.nextInt(17));
      long initial = random.nextLong() >> random.nextInt(2, 63);
      long update = random.nextLong() >> random.nextInt(2, 63);
      if (i % 4 == 0) { // a tie
        long odd = ((1L << 24) + random.nextInt(1 << 24)) | 1;
        initial = (odd << random.nextInt(1, 30)) - update;
      }
      if (Math.abs(initial) >= 1L << 62) {
        continue;
      }
      float found = tensor(td, initial, update);
      BigDecimal exact =
          new BigDecimal(BigInteger.valueOf(initial).add(BigInteger.valueOf(update)))
              .divide(new BigDecimal(BigInteger.TWO.pow(scale(td))));
      BigDecimal error = exact.subtract(new BigDecimal(found)).abs();
      for (float neighbour : new float[] {Math.nextUp(found), Math.nextDown(found)}) {
        int order = exact.subtract(new BigDecimal(neighbour)).abs().compareTo(error);
        assertThat(order).as("%a for %s", found, exact).isNotNegative();
        if (order == 0) {
          assertThat(Float.floatToRawIntBits(found) & 1).isZero();
        }
      }
    }
  }

  @Test
  void floats_thatFitTheScale_returnUnchanged() {
    Random random = new Random(5);
    ArchitectureDescriptor ad = new MlpDescriptor(7, 5, 3);
    List<float[]> tensors = new ArrayList<>();
    for (int size : new int[] {35, 5, 15, 3}) {
      float[] tensor = new float[size];
      for (int i = 0; i < size; i++) {
        tensor[i] = Math.scalb((float) random.nextInt(-(1 << 24), 1 << 24), -26);
      }
      tensors.add(tensor);
    }
    FloatBoundary boundary = FloatBoundary.of(ad, TD);
    long[] integers = ((MasterWeights.Exact) boundary.toIntegers(tensors)).integers();
    assertThat(integers).hasSize(ad.parameters());
    assertThat(integers[35 + 5]).isEqualTo((long) Math.scalb((double) tensors.get(2)[0], SCALE));
    List<float[]> back = boundary.toTensors(integers, new long[integers.length]);
    for (int i = 0; i < tensors.size(); i++) {
      assertThat(back.get(i)).isEqualTo(tensors.get(i));
    }
  }

  /** Q11. */
  @Test
  @Attack("Q11")
  void pushedTensor_offByOneUlp_isRefused() {
    MlpDescriptor ad = new MlpDescriptor(2, 3, 1);
    FloatBoundary boundary = FloatBoundary.of(ad, TD);
    Random random = new Random(6);
    long[] initial = random.longs(13, -(1L << 40), 1L << 40).toArray();
    long[] update = random.longs(13, -(1L << 35), 1L << 35).toArray();
    List<float[]> pushed = boundary.toTensors(initial, update);
    assertThat(boundary.difference(pushed, initial, update)).isEmpty();
    for (int i = 0; i < pushed.size(); i++) {
      for (int index = 0; index < pushed.get(i).length; index++) {
        float trained = pushed.get(i)[index];
        for (float other : new float[] {Math.nextUp(trained), Math.nextDown(trained), Float.NaN}) {
          pushed.get(i)[index] = other;
          TensorDefect defect = boundary.difference(pushed, initial, update).orElseThrow();
          assertThat(defect.kind()).isEqualTo(Kind.NOT_THE_RESULT);
          assertThat(defect.parameter()).isEqualTo(ad.params().get(i));
          assertThat(defect.index()).isEqualTo(index);
        }
        pushed.get(i)[index] = trained;
      }
    }
    assertThat(boundary.difference(pushed, initial, update)).isEmpty();
  }

  @Test
  void pushedTensor_withNegativeZeroForZero_isRefused() {
    FloatBoundary boundary = FloatBoundary.of(ONE, TD);
    long[] zero = new long[2];
    Optional<TensorDefect> defect =
        boundary.difference(List.of(new float[] {-0f}, new float[1]), zero, zero);
    assertThat(defect.orElseThrow().sentence())
        .isEqualTo("fc.weight[0] is not the result of the training: -0x0.0p0, trained 0x0.0p0");
    assertThat(boundary.difference(List.of(new float[1], new float[1]), zero, zero)).isEmpty();
  }

  @Test
  void integers_thatAreNoMasterWeights_areAnError() {
    FloatBoundary boundary = FloatBoundary.of(ONE, TD);
    long[] most = {(1L << 62) - 1, 1 - (1L << 62)};
    assertThat(boundary.toTensors(most, most)).hasSize(2);
    for (long[] bad : new long[][] {{1L << 62, 0}, {-(1L << 62), 0}, {0}, {Long.MIN_VALUE, 0}}) {
      assertThatThrownBy(() -> boundary.toTensors(bad, most))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> boundary.toTensors(most, bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
