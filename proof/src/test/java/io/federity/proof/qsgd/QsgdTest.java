package io.federity.proof.qsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.transcript.Digests;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QsgdTest {
  static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, 2, 3, 4, 12);
  static final LogisticDescriptor AD = new LogisticDescriptor(3, 2);

  static final QsgdScales SCALES = QsgdScales.of(AD, TD);

  static TrainingRows rows(int count) {
    Random random = new Random(7);
    int[][] features = new int[count][];
    int[][] labels = new int[count][];
    for (int row = 0; row < count; row++) {
      features[row] = random.ints(AD.inputs(), -3000, 3000).toArray();
      labels[row] = new int[] {features[row][0] > 0 ? 1 : 0, features[row][1] > 500 ? 1 : 0};
    }
    return new TrainingRows(features, labels);
  }

  static int[] order(int rows, int epochs) {
    byte[] bytes = new byte[32];
    return BlockOrder.steps(bytes, bytes, bytes, TD.batches(rows), epochs);
  }

  /** Section 4: the tables are normative, and named by their hashes. */
  @ParameterizedTest
  @CsvSource({
    "13, f5b0befad8885229f2cc15b39bc0f59fd6f7491809302e3ef6ab99d6c1037fdd",
    "14, 0e7d515f2902c7cf27157c6a9c69751703366a41bc7221b0be0e9220156e3a2b",
  })
  void sigmoidTable_hashesToThePublishedValue(int fd, String sha256) {
    ByteBuffer bytes = ByteBuffer.allocate(16_384 * 4);
    for (long value : SigmoidTable.values(fd)) {
      bytes.putInt((int) value);
    }
    assertThat(HexFormat.of().formatHex(Digests.sha256().digest(bytes.array()))).isEqualTo(sha256);
  }

  @Test
  void blockOrder_ofEachEpoch_isAPermutationOfItsOwn() {
    byte[] base = new byte[32];
    byte[] nonce = new byte[32];
    int[] steps = BlockOrder.steps(base, new byte[32], nonce, 50, 3);
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(IntStream.of(steps).skip(50L * epoch).limit(50).sorted().toArray())
          .isEqualTo(IntStream.range(0, 50).toArray());
    }
    assertThat(IntStream.of(steps).limit(50).toArray())
        .isNotEqualTo(IntStream.of(steps).skip(50).limit(50).toArray());
    nonce[31] = 1;
    assertThat(BlockOrder.steps(base, new byte[32], nonce, 50, 3)).isNotEqualTo(steps);
  }

  /** The same order and start in doubles, by the textbook's formula. */
  @Test
  void training_inIntegers_staysWithinTheToleranceOfDoubles() throws Exception {
    TrainingRows rows = rows(45);
    int[] order = order(45, TD.epochs());
    TrainingRun run = TrainingRun.train(AD, TD, rows, order, List.of(new long[AD.parameters()]));
    double[] expected = inDoubles(rows, order);
    long[] result = run.result().getFirst();
    for (int i = 0; i < expected.length; i++) {
      double weight = Math.scalb((double) result[i], -SCALES.last().weight());
      assertThat(weight).isCloseTo(expected[i], within(0x1p-7));
      assertThat(run.update().getFirst()[i]).isEqualTo(result[i]);
    }
    assertThat(DoubleStream.of(expected).map(Math::abs).max().orElseThrow()).isGreaterThan(0.2);
  }

  private static double[] inDoubles(TrainingRows rows, int[] order) {
    double[] weights = new double[AD.parameters()];
    double eta = 0.25;
    for (int block : order) {
      double[] gradient = new double[weights.length];
      for (int row = block * 8; row < Math.min(rows.count(), block * 8 + 8); row++) {
        double[] input = new double[AD.inputs() + 1];
        for (int k = 0; k < AD.inputs(); k++) {
          input[k] = Math.scalb((double) rows.features()[row][k], -TD.fx());
        }
        input[AD.inputs()] = 1;
        for (int c = 0; c < AD.outputs(); c++) {
          double z = 0;
          for (int k = 0; k < input.length; k++) {
            z += input[k] * weights[k * AD.outputs() + c];
          }
          double delta = 1 / (1 + Math.exp(-z)) - rows.labels()[row][c];
          for (int k = 0; k < input.length; k++) {
            gradient[k * AD.outputs() + c] += input[k] * delta;
          }
        }
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= eta / 8 * gradient[i];
      }
    }
    return weights;
  }

  @Test
  void cells_ofARun_obeyTheEquationsOfRoundingAndSaturation() throws Exception {
    TrainingRows rows = rows(45);
    TrainingRun run =
        TrainingRun.train(AD, TD, rows, order(45, TD.epochs()), List.of(new long[AD.parameters()]));
    int shift = SCALES.last().shift();
    int outside = 0;
    for (int cell = 0; cell < run.output().count(); cell++) {
      assertThat(run.output().remainder(cell)).isBetween(0L, (1L << shift) - 1);
      assertThat(run.output().saturated(cell)).isBetween(-8192L, 8191L);
      int place = cell / AD.outputs() % TD.batchRows();
      int step = cell / AD.outputs() / TD.batchRows();
      if (run.rowAt(step, place) < 0) {
        assertThat(run.output().delta(cell)).isZero();
        outside++;
      }
    }
    assertThat(outside).isPositive();
  }

  @Test
  void inputsAndLabels_outsideTheirRange_areRefused() {
    int[] order = {0, 0, 0, 0};
    for (int bad : new int[] {1 << 13, -(1 << 13) - 1}) {
      TrainingRows rows = new TrainingRows(new int[][] {{bad, 0, 0}}, new int[][] {{0, 1}});
      assertThatThrownBy(() -> TrainingRun.train(AD, TD, rows, order, List.of(new long[8])))
          .isInstanceOf(RangeExceededException.class);
    }
    TrainingRows label = new TrainingRows(new int[][] {{0, 0, 0}}, new int[][] {{0, 2}});
    assertThatThrownBy(() -> TrainingRun.train(AD, TD, label, order, List.of(new long[8])))
        .isInstanceOf(RangeExceededException.class);
  }

  @Test
  void logits_beyondThePromisedWidth_areRefused() {
    TrainingRows rows = new TrainingRows(new int[][] {{1000, 0, 0}}, new int[][] {{0, 1}});
    long[] huge = new long[8];
    huge[0] = 1L << 50;
    assertThatThrownBy(() -> TrainingRun.train(AD, TD, rows, new int[4], List.of(huge)))
        .isInstanceOf(RangeExceededException.class)
        .hasMessageContaining("20 bits");
  }

  /** Logistic 30-1, 569 rows, 5 epochs: 2^56.4 by the table of section 4. */
  @Test
  void staticBound_ofTheTablesJob_isMetAndExceededWhereItMust() {
    LogisticDescriptor ad = new LogisticDescriptor(30, 1);
    TrainingDescriptor td = new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, 2, 6, 5, 12);
    QsgdScales scales = QsgdScales.of(ad, td);
    assertThat(scales.last().weight()).isEqualTo(10 + 14 + 2 + 6);
    assertThat(scales.roundingIsUnique()).isTrue();
    assertThat(scales.isBounded(ad, td, 569, List.of(0L))).isTrue();
    assertThat(scales.isBounded(ad, td, 569, List.of(1L << 45))).isFalse();
    assertThat(scales.isBounded(ad, td, 569 << 6, List.of(0L))).isFalse();
  }

  @Test
  void descriptors_haveCanonicalEncodings() {
    assertThat(new LogisticDescriptor(30, 1).canonical())
        .isEqualTo(
            "{\"ad\":\"fzk1/logistic\",\"inputs\":30,\"loss\":\"bce-sigmoid\",\"outputs\":1,"
                + "\"params\":[\"fc.weight\",\"fc.bias\"]}");
    assertThat(TD.canonical())
        .isEqualTo(
            "{\"aBits\":15,\"dBits\":15,\"epochs\":4,\"fa\":10,\"fd\":14,\"fx\":10,\"fz\":9,"
                + "\"kappa\":2,\"limb\":12,\"logB\":3,\"mu\":1,\"td\":\"fzk1/qsgd\",\"xBits\":13,"
                + "\"zBits\":20}");
    assertThat(TD.isAllowed()).isTrue();
    assertThat(new TrainingDescriptor(10, 16, 10, 15, 14, 15, 9, 20, 1, 2, 3, 4, 12).isAllowed())
        .isFalse();
    assertThat(new TrainingDescriptor(10, 13, 10, 15, 12, 15, 9, 20, 1, 2, 3, 4, 12).isAllowed())
        .isFalse();
    assertThat(new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 256, 2, 3, 4, 12).isAllowed())
        .isFalse();
  }
}
