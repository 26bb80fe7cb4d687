package io.federity.proof.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FpTest {
  private static final BigInteger P = new BigInteger("18446744069414584321");
  private static final long[] EDGES = {
    0,
    1,
    2,
    6,
    7,
    0xFFFF_FFFEL,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    0x1_0000_0001L,
    1L << 62,
    1L << 63,
    (Fp.P - 1) >>> 1,
    ((Fp.P - 1) >>> 1) + 1,
    Fp.P - 0x1_0000_0000L,
    Fp.P - 2,
    Fp.P - 1
  };

  private static BigInteger big(long element) {
    return new BigInteger(Long.toUnsignedString(element));
  }

  private static LongStream samples() {
    Random random = new Random(1);
    return LongStream.concat(
        LongStream.of(EDGES),
        LongStream.generate(random::nextLong).filter(Fp::isCanonical).limit(200));
  }

  @Test
  void operations_onEdgesAndRandomElements_agreeWithBigIntegers() {
    samples()
        .forEach(a ->
            samples()
                .forEach(b -> {
                  assertThat(big(Fp.add(a, b))).isEqualTo(big(a).add(big(b)).mod(P));
                  assertThat(big(Fp.sub(a, b))).isEqualTo(big(a).subtract(big(b)).mod(P));
                  assertThat(big(Fp.mul(a, b))).isEqualTo(big(a).multiply(big(b)).mod(P));
                }));
  }

  @Test
  void reduce_ofAny128Bits_agreesWithBigIntegers() {
    long[] words = {0, 1, -1, Fp.P, Fp.P - 1, 0xFFFF_FFFFL, 0xFFFF_FFFF_0000_0000L, 1L << 63};
    for (long high : words) {
      for (long low : words) {
        BigInteger number = big(high).shiftLeft(64).add(big(low));
        assertThat(big(Fp.reduce(high, low))).isEqualTo(number.mod(P));
      }
    }
  }

  /** Values of Plonky3, goldilocks/src: the two-adic generator for the generator 7. */
  @Test
  void rootOfUnity_ofOrder2To32_isThePublishedOne() {
    assertThat(Fp.rootOfUnity(1L << 32)).isEqualTo(1_753_635_133_440_165_772L);
    assertThat(Fp.rootOfUnity(2)).isEqualTo(Fp.P - 1);
    assertThat(Fp.rootOfUnity(1)).isEqualTo(1);
  }

  @Test
  void rootOfUnity_ofEveryOrder_isPrimitive() {
    for (int log = 1; log <= Fp.TWO_ADICITY; log++) {
      assertThat(Fp.pow(Fp.rootOfUnity(1L << log), 1L << (log - 1))).isEqualTo(Fp.P - 1);
    }
    assertThatThrownBy(() -> Fp.rootOfUnity(3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fp.rootOfUnity(1L << 33)).isInstanceOf(IllegalArgumentException.class);
  }

  /** p - 1 = 2^32 * 3 * 5 * 17 * 257 * 65537. */
  @Test
  void generator_toTheOrderOverEachPrime_isNotOne() {
    for (long prime : new long[] {2, 3, 5, 17, 257, 65_537}) {
      assertThat(Fp.pow(Fp.GENERATOR, Long.divideUnsigned(Fp.P - 1, prime))).isNotEqualTo(1);
    }
    assertThat(Fp.pow(Fp.GENERATOR, Fp.P - 1)).isEqualTo(1);
  }

  @Test
  void inverse_ofNonZero_givesOne() {
    samples().filter(a -> a != 0).forEach(a -> assertThat(Fp.mul(a, Fp.inverse(a))).isEqualTo(1));
    assertThatThrownBy(() -> Fp.inverse(0)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void invertAll_ofSeveral_invertsEach() {
    long[] elements = samples().filter(a -> a != 0).toArray();
    long[] inverses = elements.clone();
    Fp.invertAll(inverses);
    for (int i = 0; i < elements.length; i++) {
      assertThat(inverses[i]).isEqualTo(Fp.inverse(elements[i]));
    }
    Fp.invertAll(new long[0]);
  }

  @Test
  void invertAll_withAZero_leavesTheArrayAsItWas() {
    long[] elements = {3, 0, 5};
    assertThatThrownBy(() -> Fp.invertAll(elements)).isInstanceOf(ArithmeticException.class);
    assertThat(elements).containsExactly(3, 0, 5);
  }

  @Test
  void signed_upToTheBound_comesBack() {
    long edge = Fp.SIGNED_BOUND - 1;
    for (long value : new long[] {0, 1, -1, edge, -edge}) {
      assertThat(Fp.toSigned(Fp.ofSigned(value))).isEqualTo(value);
      assertThat(Fp.isCanonical(Fp.ofSigned(value))).isTrue();
    }
  }

  @Test
  void signed_fromTheBoundOn_isRefused() {
    for (long value :
        new long[] {Fp.SIGNED_BOUND, -Fp.SIGNED_BOUND, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatThrownBy(() -> Fp.ofSigned(value)).isInstanceOf(ArithmeticException.class);
    }
    assertThatThrownBy(() -> Fp.toSigned(Fp.SIGNED_BOUND)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> Fp.toSigned(Fp.P - Fp.SIGNED_BOUND))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void isCanonical_fromPOn_isFalse() {
    assertThat(Fp.isCanonical(Fp.P - 1)).isTrue();
    for (long bits : new long[] {Fp.P, Fp.P + 1, -1L}) {
      assertThat(Fp.isCanonical(bits)).isFalse();
    }
  }
}
