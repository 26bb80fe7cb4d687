package io.federity.training;

import java.util.Optional;

/**
 * What may differ between sites and runs.
 *
 * @param threads threads of one PyTorch operation; 1 gives the same bits in every run on a machine
 * @param start where the last round's batches ended
 * @param seed used instead of the recipe's, if present
 */
public record TrainingOptions(int threads, BatchPosition start, Optional<Long> seed) {
  /** One thread, from the first batch, the recipe's seed. */
  public static final TrainingOptions DEFAULT =
      new TrainingOptions(1, BatchPosition.START, Optional.empty());

  /** Checks the range. */
  public TrainingOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  /** The same options from another position. */
  public TrainingOptions from(BatchPosition position) {
    return new TrainingOptions(threads, position, seed);
  }

  /** The same options with a seed of one's own. */
  public TrainingOptions withSeed(long ownSeed) {
    return new TrainingOptions(threads, start, Optional.of(ownSeed));
  }
}
