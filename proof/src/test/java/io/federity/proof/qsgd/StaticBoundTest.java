package io.federity.proof.qsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The static bound of section 4: it is as stated, it is kept, and it is nearly reached. */
class StaticBoundTest {
  private static final BigInteger BOUND = BigInteger.TWO.pow(62);

  private static ArchitectureDescriptor architecture(int inputs, int hidden, int outputs) {
    return hidden == 0
        ? new LogisticDescriptor(inputs, outputs)
        : new MlpDescriptor(inputs, hidden, outputs);
  }

  private static List<Long> largest(ArchitectureDescriptor ad, long weight) {
    return Collections.nCopies(ad.layers().size(), weight);
  }

  private static double log2(BigInteger value) {
    return Math.log(value.doubleValue()) / Math.log(2);
  }

  private static boolean isBounded(
      ArchitectureDescriptor ad, TrainingDescriptor td, int rows, long weight) {
    return QsgdScales.of(ad, td).isBounded(ad, td, rows, largest(ad, weight));
  }

  /**
   * The jobs of section 4's table, and what it says of scales of 12 bits and inputs of 16: its
   * 2^62.4 is of sums over the inputs, so of one hidden unit here; the rule for sums over 32
   * outputs makes it 2^63.5.
   */
  @ParameterizedTest
  @CsvSource({
    "30, 0, 569, 5, 10, 13, 10, 15, 14, 15, 2, 56.4",
    "30, 32, 569, 5, 10, 13, 10, 15, 13, 15, 2, 59.5",
    "784, 128, 1000, 1, 8, 8, 10, 15, 13, 14, 4, 60.0",
    "784, 0, 1000, 5, 8, 8, 10, 15, 14, 15, 4, 51.9",
    "30, 0, 569, 5, 12, 15, 12, 15, 14, 16, 2, 60.4",
    "30, 32, 569, 5, 12, 15, 12, 15, 14, 16, 2, 63.5",
    "30, 1, 569, 5, 12, 15, 12, 15, 14, 16, 2, 62.4",
  })
  void staticBound_ofTheTablesJobs_isAsPublished(
      int inputs,
      int hidden,
      int rows,
      int epochs,
      int fx,
      int xBits,
      int fa,
      int aBits,
      int fd,
      int dBits,
      int kappa,
      double bits) {
    ArchitectureDescriptor ad = architecture(inputs, hidden, 1);
    TrainingDescriptor td =
        new TrainingDescriptor(fx, xBits, fa, aBits, fd, dBits, 9, 20, 1, kappa, 6, epochs, 12);
    QsgdScales scales = QsgdScales.of(ad, td);
    assertThat(td.isAllowed()).isTrue();
    assertThat(scales.roundingIsUnique()).isTrue();
    assertThat(log2(scales.largestSum(ad, td, rows, largest(ad, 0)))).isCloseTo(bits, within(0.05));
    assertThat(isBounded(ad, td, rows, 0)).isEqualTo(bits < 62);
  }

  /** Q8: four inputs (one the bias) of 2^15 leave weights below 2^45. */
  @Test
  @Attack("Q8")
  void weights_exactlyAtTheBound_areAcceptedAndOneAboveRefused() {
    LogisticDescriptor ad = new LogisticDescriptor(3, 2);
    TrainingDescriptor td = new TrainingDescriptor(15, 15, 10, 15, 14, 15, 9, 20, 3, 2, 2, 4, 12);
    int rows = 11;
    long growth = (3L * rows * 4) << (15 + 14);
    long most = (1L << 45) - 1 - growth;
    assertThat(isBounded(ad, td, rows, most)).isTrue();
    assertThat(isBounded(ad, td, rows, most + 1)).isFalse();
    assertThat(QsgdScales.of(ad, td).largestSum(ad, td, rows, largest(ad, most + 1)))
        .isEqualTo(BOUND);
  }

  /** Q9: 8,681 divides 2^62 + 1, so 8,680 inputs of magnitude 1 and the bias can meet it. */
  @Test
  @Attack("Q9")
  void descriptor_whoseBoundIs2To62And1_isRefused() {
    LogisticDescriptor ad = new LogisticDescriptor(8680, 1);
    TrainingDescriptor td = new TrainingDescriptor(0, 0, 10, 15, 13, 15, 9, 20, 1, 2, 2, 3, 12);
    int rows = 9;
    long growth = (3L * rows) << 13;
    BigInteger refused = BOUND.add(BigInteger.ONE);
    long weight = refused.divide(BigInteger.valueOf(8681)).longValueExact() - growth;
    assertThat(td.isAllowed() && ad.isAllowed()).isTrue();
    assertThat(QsgdScales.of(ad, td).largestSum(ad, td, rows, largest(ad, weight)))
        .isEqualTo(refused);
    assertThat(isBounded(ad, td, rows, weight)).isFalse();
    assertThat(isBounded(ad, td, rows, weight - 1)).isTrue();
  }

  @Test
  void weight_withoutAMagnitude_isRefused() {
    LogisticDescriptor ad = new LogisticDescriptor(3, 1);
    TrainingDescriptor td = new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, 2, 6, 5, 12);
    assertThat(isBounded(ad, td, Integer.MAX_VALUE, Long.MAX_VALUE)).isFalse();
    assertThat(isBounded(ad, td, 11, 0)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"61, true", "62, false"})
  void rounding_ofSoManyBits_isUniqueUpTo61(int bits, boolean unique) {
    LogisticDescriptor ad = new LogisticDescriptor(3, 1);
    int shift = 10 + 10 + 14 + 2 + 6 - 9;
    int zBits = bits - shift - 1;
    TrainingDescriptor td =
        new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, zBits, 1, 2, 6, 5, 12);
    assertThat(QsgdScales.of(ad, td).roundingIsUnique()).isEqualTo(unique);
  }

  @ParameterizedTest
  @CsvSource({"20, true", "33, true", "34, false", "40, false"})
  void rounding_ofActivationsFinerThanTheirSum_isRefused(int fa, boolean unique) {
    MlpDescriptor ad = new MlpDescriptor(3, 2, 1);
    TrainingDescriptor td = new TrainingDescriptor(5, 8, fa, 1, 14, 1, 9, 1, 1, 4, 6, 1, 12);
    QsgdScales scales = QsgdScales.of(ad, td);
    assertThat(scales.layers().getFirst().shift()).isEqualTo(34 - fa);
    assertThat(scales.layers().getFirst().shift() >= 1).isEqualTo(unique);
    assertThat(scales.roundingIsUnique()).isFalse();
  }

  /**
   * One step over rows that are all wrong, with all inputs at their extreme, changes a weight by
   * exactly what the bound allows for, and the next step's sum comes near the bound.
   */
  @Test
  void weights_underTheWorstGradient_changeByTheWholeGrowth() {
    LogisticDescriptor ad = new LogisticDescriptor(3, 1);
    TrainingDescriptor td = new TrainingDescriptor(15, 15, 10, 15, 14, 15, 9, 18, 240, 0, 7, 1, 12);
    int count = 128;
    long wrong = 1L << 39;
    int[][] features = new int[count][3];
    int[][] labels = new int[count][];
    for (int row = 0; row < count; row++) {
      Arrays.fill(features[row], -(1 << 15));
      labels[row] = new int[] {1};
    }
    TrainingRows rows = new TrainingRows(features, labels);
    List<long[]> initial = List.of(new long[] {wrong, wrong, wrong, -wrong});
    long growth = (240L * count) << (15 + 14);

    ReferenceTraining once = new ReferenceTraining(ad, td, rows, new int[] {0}, initial);
    assertThat(once.weights.getFirst()[0][0]).isEqualTo(BigInteger.valueOf(wrong - growth));
    assertThat(once.weights.getFirst()[3][0]).isEqualTo(BigInteger.valueOf(growth - wrong));

    ReferenceTraining twice = new ReferenceTraining(ad, td, rows, new int[] {0, 0}, initial);
    assertThat(twice.largestSum).isEqualTo(BigInteger.valueOf(growth - wrong).shiftLeft(2 + 15));
    assertThat(isBounded(ad, td, 2 * count, wrong)).isTrue();
    assertThat(log2(twice.largestSum)).isBetween(60.8, 62.0);
  }

  /**
   * Inputs, labels and weights at their extremes, weights as large as the bound admits: sums come
   * within 2^61.5, never to 2^62, and 64 bits give what integers of any length give.
   */
  @ParameterizedTest
  @CsvSource({"3, 0, 1", "1, 0, 4", "7, 0, 2", "3, 2, 1", "1, 2, 8", "2, 1, 16"})
  void sums_ofWorstCases_stayBelowTheBoundWhereverItIsMet(int inputs, int hidden, int outputs)
      throws RangeExceededException {
    ArchitectureDescriptor ad = architecture(inputs, hidden, outputs);
    Random random = new Random(21);
    BigInteger reached = BigInteger.ZERO;
    BigInteger reachedBeyond = BigInteger.ZERO;
    int trained = 0;
    for (int i = 0; i < 3000; i++) {
      TrainingDescriptor td = extreme(random);
      TrainingRows rows = extremeRows(ad, td, random);
      if (!QsgdScales.of(ad, td).roundingIsUnique() || !isBounded(ad, td, rows.count(), 0)) {
        continue;
      }
      long most = largestAdmitted(ad, td, rows.count());
      int[] order = ReferenceTrainingTest.order(td, rows, random);
      // Either all weights stand at the limit, or only as high as a run can stay in range.
      long weight = random.nextBoolean() ? most : most >> random.nextInt(1, 30);
      List<long[]> initial = extremeWeights(ad, weight, random);
      ReferenceTraining reference = new ReferenceTraining(ad, td, rows, order, initial);
      assertThat(reference.largestSum).as(td.toString()).isLessThan(BOUND);
      reached = reached.max(reference.largestSum);
      if (reference.inRange) {
        ReferenceTrainingTest.assertSame(
            reference, TrainingRun.train(ad, td, rows, order, initial));
        trained++;
      } else {
        assertThatThrownBy(() -> TrainingRun.train(ad, td, rows, order, initial))
            .isInstanceOf(RangeExceededException.class);
      }
      List<long[]> beyond = extremeWeights(ad, 2 * most, random);
      reachedBeyond =
          reachedBeyond.max(new ReferenceTraining(ad, td, rows, order, beyond).largestSum);
    }
    assertThat(log2(reached)).isGreaterThan(61.5);
    assertThat(reachedBeyond).isGreaterThan(BOUND);
    assertThat(trained).isGreaterThan(100);
  }

  private static TrainingDescriptor extreme(Random random) {
    int xBits = random.nextInt(8, 16);
    int aBits = random.nextInt(4, 20);
    return new TrainingDescriptor(
        Math.min(xBits, random.nextInt(8, 16)),
        xBits,
        Math.min(aBits, random.nextInt(4, 20)),
        aBits,
        random.nextInt(13, 15),
        random.nextInt(8, 30),
        9,
        random.nextInt(14, 41),
        random.nextInt(1, 256),
        random.nextInt(0, 8),
        random.nextInt(0, 3),
        random.nextInt(1, 4),
        12);
  }

  private static TrainingRows extremeRows(
      ArchitectureDescriptor ad, TrainingDescriptor td, Random random) {
    int count = random.nextInt(1, 9);
    int lowest = -(1 << td.xBits());
    int kind = random.nextInt(3);
    int[][] features = new int[count][ad.inputs()];
    int[][] labels = new int[count][ad.outputs()];
    for (int row = 0; row < count; row++) {
      for (int k = 0; k < ad.inputs(); k++) {
        boolean low = kind == 0 || (kind == 1 && random.nextBoolean());
        features[row][k] = low ? lowest : -lowest - 1;
      }
      int label = random.nextInt(2);
      for (int c = 0; c < ad.outputs(); c++) {
        labels[row][c] = kind == 2 ? random.nextInt(2) : label;
      }
    }
    return new TrainingRows(features, labels);
  }

  private static List<long[]> extremeWeights(
      ArchitectureDescriptor ad, long weight, Random random) {
    boolean alike = random.nextBoolean();
    return ad.layers().stream()
        .map(layer ->
            LongStream.range(0, layer.parameters())
                .map(i -> alike || random.nextBoolean() ? weight : -weight)
                .toArray())
        .toList();
  }

  /** The largest weight that the bound admits in all layers. */
  private static long largestAdmitted(ArchitectureDescriptor ad, TrainingDescriptor td, int rows) {
    long admitted = 0;
    for (long bit = 1L << 61; bit > 0; bit >>= 1) {
      if (isBounded(ad, td, rows, admitted | bit)) {
        admitted |= bit;
      }
    }
    assertThat(isBounded(ad, td, rows, admitted)).isTrue();
    assertThat(isBounded(ad, td, rows, admitted + 1)).isFalse();
    return admitted;
  }
}
