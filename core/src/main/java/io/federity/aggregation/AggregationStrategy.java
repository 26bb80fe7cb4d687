package io.federity.aggregation;

import java.util.Optional;

/**
 * A rule that combines the values which the members of a round have for one coordinate.
 *
 * <p>Every strategy works coordinate by coordinate in {@code double}, so that blocks of coordinates
 * can be computed anywhere in any order and give the same bits. Implementations are immutable.
 */
public sealed interface AggregationStrategy permits FedAvg, FedMedian, FedTrimmedAvg {
  /** Returns the name and parameters by which {@link Strategies#resolve} finds this strategy. */
  StrategySpec spec();

  /** Returns the paper that defines the strategy. */
  String paper();

  /** Says why the strategy cannot combine this many sites, if it cannot. */
  Optional<String> objectionTo(int sites);

  /**
   * Returns the share that each member has in the result, in the members' order: what the merge
   * commit records.
   *
   * @param numExamples each member's examples, positive, their sum at most 2^53
   */
  double[] weights(long[] numExamples);

  /**
   * Combines a block of coordinates.
   *
   * @param members finite values, one row a member in the order of the weights; may be overwritten
   * @param weights what {@link #weights} returned
   * @param count the coordinates in each row
   * @param result receives {@code count} combined values
   */
  void combine(double[][] members, double[] weights, int count, double[] result);
}
