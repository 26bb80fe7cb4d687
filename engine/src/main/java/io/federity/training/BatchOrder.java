package io.federity.training;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The batches of a site: every epoch is a fresh Fisher-Yates shuffle by L64X128MixRandom, seeded
 * with seed * 0x9E3779B97F4A7C15 + epoch. The last batch of an epoch may be smaller. With all rows
 * in one batch (batch size 0) they keep the order of the file. Not thread safe.
 */
final class BatchOrder {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final int rows;
  private final int batchSize;
  private final boolean shuffled;
  private final long seed;
  private long epoch;
  private int batch;
  private int[] order;

  BatchOrder(int rows, int batchSize, long seed, BatchPosition start) {
    this.rows = rows;
    this.batchSize = batchSize == 0 ? rows : Math.min(batchSize, rows);
    this.shuffled = batchSize != 0;
    this.seed = seed;
    this.epoch = start.epoch();
    this.batch = start.batch();
    this.order = shuffle();
    if (batch >= batchesPerEpoch()) {
      nextEpoch();
    }
  }

  int batchesPerEpoch() {
    return (rows + batchSize - 1) / batchSize;
  }

  /** Row numbers of the next batch. */
  int[] next() {
    int from = batch * batchSize;
    int to = Math.min(from + batchSize, rows);
    int[] chosen = java.util.Arrays.copyOfRange(order, from, to);
    batch++;
    if (batch >= batchesPerEpoch()) {
      nextEpoch();
    }
    return chosen;
  }

  BatchPosition position() {
    return new BatchPosition(epoch, batch);
  }

  private void nextEpoch() {
    epoch++;
    batch = 0;
    order = shuffle();
  }

  private int[] shuffle() {
    int[] shuffledRows = IntStream.range(0, rows).toArray();
    if (shuffled) {
      RandomGenerator random = GENERATORS.create(seed * GOLDEN_GAMMA + epoch);
      for (int i = rows - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int row = shuffledRows[i];
        shuffledRows[i] = shuffledRows[j];
        shuffledRows[j] = row;
      }
    }
    return shuffledRows;
  }
}
