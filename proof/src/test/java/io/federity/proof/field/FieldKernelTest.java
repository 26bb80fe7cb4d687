package io.federity.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every implementation of the loops against their definitions, element by element in the plainest
 * arithmetic: at lengths that fill no vector, one and some, and with values at the field's edges.
 */
class FieldKernelTest {
  private static final long[] EDGES = {
    0, 1, 2, Fp.P - 1, Fp.P - 2, 0xFFFF_FFFFL, 1L << 32, (1L << 32) + 1, 1L << 63, Fp.P >>> 1
  };
  private static final int[] LENGTHS = {1, 2, 3, 7, 8, 9, 16, 31, 100};
  private static final int BEFORE = 3;

  private final SplittableRandom random = new SplittableRandom(7);

  static Stream<Arguments> kernelsAndLengths() {
    return Kernels.runnable().stream()
        .flatMap(kernel -> Arrays.stream(LENGTHS).mapToObj(length -> Arguments.of(kernel, length)));
  }

  /** Random elements, every third at an edge. */
  private long[] elements(int count) {
    return IntStream.range(0, count)
        .mapToLong(i ->
            random.nextInt(3) == 0
                ? EDGES[random.nextInt(EDGES.length)]
                : Long.remainderUnsigned(random.nextLong(), Fp.P))
        .toArray();
  }

  private Fp2Array extension(int count) {
    return Fp2Array.wrap(elements(count), elements(count));
  }

  private Fp2 element() {
    return extension(1).get(0);
  }

  private static Fp2Array copy(Fp2Array array) {
    return Fp2Array.wrap(array.constants().clone(), array.coefficients().clone());
  }

  private static void assertElements(Fp2Array actual, IntFunction<Fp2> expected) {
    for (int i = 0; i < actual.length(); i++) {
      assertThat(actual.get(i)).as("element %d", i).isEqualTo(expected.apply(i));
    }
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void transform_ofAnyPowerOfTwo_givesValuesInReversedOrder(FieldKernel kernel, int length) {
    assumeThat(Integer.bitCount(length)).isEqualTo(1);
    int log = Integer.numberOfTrailingZeros(length);
    long root = Fp.rootOfUnity(length);
    long[][] stages = new long[log][];
    for (int stage = 0; stage < log; stage++) {
      stages[stage] = Ntt.powers(Fp.pow(root, 1L << stage), length >> (stage + 1));
    }
    long[] a = elements(BEFORE + length);
    long[] before = a.clone();

    kernel.transform(a, BEFORE, stages);

    for (int j = 0; j < length; j++) {
      long value = 0;
      for (int i = length - 1; i >= 0; i--) {
        value = Fp.add(Fp.mul(value, Fp.pow(root, j)), before[BEFORE + i]);
      }
      int place = log == 0 ? 0 : Integer.reverse(j) >>> (Integer.SIZE - log);
      assertThat(a[BEFORE + place]).as("value %d", j).isEqualTo(value);
    }
    assertThat(Arrays.copyOf(a, BEFORE)).isEqualTo(Arrays.copyOf(before, BEFORE));
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void loopsOverF_ofAnyLength_doWhatTheySay(FieldKernel kernel, int length) {
    long[] a = elements(BEFORE + length);
    long[] factors = elements(length);
    long factor = element().c0();

    long[] multiplied = a.clone();
    kernel.multiply(multiplied, BEFORE, factors);
    long[] scaled = a.clone();
    kernel.scale(scaled, factor);
    long[] sum = a.clone();
    kernel.addScaled(sum, BEFORE, factor, a, 1, length);

    for (int i = 0; i < a.length; i++) {
      int at = i - BEFORE;
      assertThat(multiplied[i]).isEqualTo(at < 0 ? a[i] : Fp.mul(a[i], factors[at]));
      assertThat(scaled[i]).isEqualTo(Fp.mul(a[i], factor));
      assertThat(sum[i]).isEqualTo(at < 0 ? a[i] : Fp.add(a[i], Fp.mul(factor, a[1 + at])));
    }
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void loopsOverK_ofAnyLength_doWhatTheySay(FieldKernel kernel, int length) {
    Fp2Array a = extension(BEFORE + length);
    Fp2Array row = extension(length);
    long[] base = elements(BEFORE + length);
    Fp2 factor = element();

    Fp2Array sum = copy(a);
    kernel.addScaled(sum, BEFORE, factor, row);
    assertElements(
        sum, i -> i < BEFORE ? a.get(i) : a.get(i).plus(factor.times(row.get(i - BEFORE))));

    Fp2 dot = Fp2.ZERO;
    for (int i = 0; i < length; i++) {
      dot = dot.plus(row.get(i).times(base[BEFORE + i]));
    }
    assertThat(kernel.dot(row, base, BEFORE)).isEqualTo(dot);
    assertThat(kernel.dot(a, base, BEFORE)).isEqualTo(kernel.dot(first(a, length), base, BEFORE));

    Fp2Array table = extension(2 * length);
    Fp2Array spread = copy(table);
    kernel.spread(spread, length, factor);
    assertElements(
        spread,
        i -> {
          Fp2 product = table.get(i % length).times(factor);
          return i < length ? table.get(i).minus(product) : product;
        });
  }

  private static Fp2Array first(Fp2Array array, int count) {
    return Fp2Array.wrap(
        Arrays.copyOf(array.constants(), count), Arrays.copyOf(array.coefficients(), count));
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void loopsOverPairs_ofAnyLength_doWhatTheySay(FieldKernel kernel, int length) {
    Fp2Array a = extension(2 * length);
    Fp2Array b = extension(2 * length);
    Fp2 c = element();
    Fp2Array result = new Fp2Array(length);

    kernel.bind(a, c, result, 0, length);
    assertElements(result, i -> a.get(2 * i).plus(c.times(a.get(2 * i + 1).minus(a.get(2 * i)))));
    long[] base = a.constants();
    kernel.bind(base, c, result, 0, length);
    assertElements(
        result, i -> Fp2.of(base[2 * i]).plus(c.times(Fp.sub(base[2 * i + 1], base[2 * i]))));
    Fp2Array odd = new Fp2Array(length);
    kernel.unzip(a, result, odd);
    assertElements(result, i -> a.get(2 * i));
    assertElements(odd, i -> a.get(2 * i + 1));
    kernel.multiplyPairs(a, result, 0, length);
    assertElements(result, i -> a.get(2 * i).times(a.get(2 * i + 1)));
    kernel.crossPairs(a, b, result, 0, length);
    assertElements(
        result,
        i -> a.get(2 * i).times(b.get(2 * i + 1)).plus(a.get(2 * i + 1).times(b.get(2 * i))));
    kernel.addPairs(a, result, 0, length);
    assertElements(result, i -> a.get(2 * i).plus(a.get(2 * i + 1)));
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void parts_ofARange_leaveTheRestAsItWas(FieldKernel kernel, int length) {
    Fp2Array a = extension(2 * length);
    Fp2 c = element();
    Fp2Array whole = new Fp2Array(length);
    kernel.bind(a, c, whole, 0, length);
    Fp2Array before = extension(length);
    Fp2Array part = copy(before);
    int from = length / 3;
    int to = length - length / 4;

    kernel.bind(a, c, part, from, to);

    assertElements(part, i -> i >= from && i < to ? whole.get(i) : before.get(i));
  }

  @ParameterizedTest
  @MethodSource("kernelsAndLengths")
  void sumsOfProducts_ofAnyLength_areThoseAtZeroAndTwo(FieldKernel kernel, int length) {
    Fp2Array weights = extension(length);
    Fp2Array[] a = {extension(2 * length), extension(2 * length)};
    Fp2Array[] b = {extension(2 * length), extension(2 * length)};
    int from = length / 3;
    for (int x : List.of(0, 2)) {
      Fp2 weighted = Fp2.ZERO;
      Fp2 plain = Fp2.ZERO;
      Fp2 base = Fp2.ZERO;
      for (int i = from; i < length; i++) {
        Fp2 first = at(a[0], i, x).times(at(b[0], i, x));
        Fp2 second = at(a[1], i, x).times(at(b[1], i, x));
        weighted = weighted.plus(weights.get(i).times(first.plus(second)));
        plain = plain.plus(first);
        base = base.plus(at(b[0], i, x).times(Fp2.of(at(a[0], i, x).c0())));
      }
      int place = x / 2;
      assertThat(kernel.weightedProducts(weights, a, b, from, length)[place]).isEqualTo(weighted);
      assertThat(kernel.products(a[0], b[0], from, length)[place]).isEqualTo(plain);
      assertThat(kernel.products(a[0].constants(), b[0], from, length)[place]).isEqualTo(base);
    }
  }

  private static Fp2 at(Fp2Array table, int i, int x) {
    Fp2 step = table.get(2 * i + 1).minus(table.get(2 * i));
    return table.get(2 * i).plus(step.times(x));
  }
}
