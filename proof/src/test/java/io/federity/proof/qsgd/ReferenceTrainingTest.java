package io.federity.proof.qsgd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell and every weight of runs against {@link ReferenceTraining}. */
class ReferenceTrainingTest {
  static Stream<ArchitectureDescriptor> architectures() {
    return Stream.of(
        new LogisticDescriptor(1, 1),
        new LogisticDescriptor(13, 1),
        new LogisticDescriptor(6, 5),
        new MlpDescriptor(1, 1, 1),
        new MlpDescriptor(7, 5, 1),
        new MlpDescriptor(4, 8, 3));
  }

  /** Of a wide choice of scales, among them those at which nothing rounds away. */
  static TrainingDescriptor descriptor(Random random) {
    int fa = random.nextInt(6, 13);
    return new TrainingDescriptor(
        random.nextInt(6, 13),
        random.nextInt(8, 14),
        fa,
        fa + 6,
        random.nextInt(13, 15),
        18,
        9,
        20,
        random.nextInt(1, 8),
        random.nextInt(0, 6),
        random.nextInt(0, 4),
        random.nextInt(1, 4),
        12);
  }

  static TrainingRows rows(ArchitectureDescriptor ad, TrainingDescriptor td, Random random) {
    int count = random.nextInt(1, 30);
    int bound = 1 << td.xBits();
    int[][] features = new int[count][];
    int[][] labels = new int[count][];
    for (int row = 0; row < count; row++) {
      features[row] = random.ints(ad.inputs(), -bound, bound).toArray();
      labels[row] = random.ints(ad.outputs(), 0, 2).toArray();
    }
    return new TrainingRows(features, labels);
  }

  static List<long[]> initial(ArchitectureDescriptor ad, TrainingDescriptor td, Random random) {
    List<long[]> initial = new ArrayList<>();
    for (int l = 0; l < ad.layers().size(); l++) {
      DenseLayer layer = ad.layers().get(l);
      long bound = 1L << (QsgdScales.of(ad, td).layers().get(l).weight() - random.nextInt(0, 4));
      initial.add(random.longs(layer.parameters(), -bound, bound).toArray());
    }
    return initial;
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void run_inAnyScales_hasTheReferencesCellsAndWeights(ArchitectureDescriptor ad)
      throws RangeExceededException {
    Random random = new Random(11);
    int compared = 0;
    for (int i = 0; i < 40; i++) {
      TrainingDescriptor td = descriptor(random);
      TrainingRows rows = rows(ad, td, random);
      int[] order = order(td, rows, random);
      List<long[]> initial = initial(ad, td, random);
      ReferenceTraining reference = new ReferenceTraining(ad, td, rows, order, initial);
      if (reference.inRange) {
        assertSame(reference, TrainingRun.train(ad, td, rows, order, initial));
        compared++;
      } else {
        assertThatThrownBy(() -> TrainingRun.train(ad, td, rows, order, initial))
            .isInstanceOf(RangeExceededException.class);
      }
    }
    assertThat(compared).isGreaterThan(10);
  }

  static int[] order(TrainingDescriptor td, TrainingRows rows, Random random) {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    return BlockOrder.steps(
        new byte[32], new byte[32], nonce, td.batches(rows.count()), td.epochs());
  }

  static void assertSame(ReferenceTraining reference, TrainingRun run) {
    OutputCells output = run.output();
    assertCells(reference, "z", output.count(), output::logit);
    assertCells(reference, "r", output.count(), output::remainder);
    assertCells(reference, "u", output.count(), output::saturated);
    assertCells(reference, "P", output.count(), output::probability);
    assertCells(reference, "delta", output.count(), output::delta);
    assertThat(reference.cells).hasSize(run.hidden().isPresent() ? 12 : 5);
    run.hidden()
        .ifPresent(hidden -> {
          assertCells(reference, "S", hidden.count(), hidden::sign);
          assertCells(reference, "Nn", hidden.count(), hidden::negative);
          assertCells(reference, "V", hidden.count(), hidden::excess);
          assertCells(reference, "r1", hidden.count(), hidden::remainder);
          assertCells(reference, "g", hidden.count(), hidden::gradient);
          assertCells(reference, "rb", hidden.count(), hidden::backwardRemainder);
          assertCells(reference, "delta1", hidden.count(), hidden::delta);
        });
    for (int l = 0; l < reference.weights.size(); l++) {
      List<BigInteger> expected = Stream.of(reference.weights.get(l)).flatMap(Stream::of).toList();
      assertThat(LongStream.of(run.result().get(l)).mapToObj(BigInteger::valueOf).toList())
          .isEqualTo(expected);
    }
  }

  private static void assertCells(
      ReferenceTraining reference, String array, int count, IntToLongFunction cell) {
    assertThat(IntStream.range(0, count).mapToLong(cell).mapToObj(BigInteger::valueOf).toList())
        .as(array)
        .isEqualTo(reference.cells.get(array));
  }

  /** 60 digits leave no doubt about any rounding of the table. */
  @Test
  void sigmoidTables_areTheRoundedSigmoid() {
    for (int fd : new int[] {13, 14}) {
      assertThat(LongStream.of(SigmoidTable.values(fd)).mapToObj(BigInteger::valueOf).toList())
          .isEqualTo(List.of(ReferenceTraining.sigmoid(fd)));
    }
  }

  /** By the JDK's SHAKE256, of which 16 words are to be had: enough for up to 12 blocks. */
  @Test
  void blockOrder_isTheShuffleByTheWordsOfTheStream() throws Exception {
    Random random = new Random(12);
    for (int blocks = 1; blocks <= 12; blocks++) {
      byte[][] parts = new byte[3][32];
      for (byte[] part : parts) {
        random.nextBytes(part);
      }
      int[] steps = BlockOrder.steps(parts[0], parts[1], parts[2], blocks, 2);
      for (int epoch = 0; epoch < 2; epoch++) {
        MessageDigest shake = MessageDigest.getInstance("SHAKE256-512");
        shake.update("fzk/1/order".getBytes(StandardCharsets.US_ASCII));
        shake.update(parts[0]);
        shake.update(parts[1]);
        shake.update(new byte[] {0, 0, 0, (byte) epoch});
        shake.update(parts[2]);
        assertThat(IntStream.of(steps).skip((long) epoch * blocks).limit(blocks).boxed().toList())
            .isEqualTo(shuffled(blocks, ByteBuffer.wrap(shake.digest())));
      }
    }
  }

  private static List<Integer> shuffled(int blocks, ByteBuffer words) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, blocks).boxed().toList());
    for (int i = blocks - 1; i >= 1; i--) {
      long word = Integer.toUnsignedLong(words.getInt());
      while (word >= (1L << 32) / (i + 1) * (i + 1)) {
        word = Integer.toUnsignedLong(words.getInt());
      }
      int j = (int) (word % (i + 1));
      order.set(i, order.set(j, order.get(i)));
    }
    return order;
  }
}
