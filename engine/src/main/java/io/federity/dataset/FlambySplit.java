package io.federity.dataset;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * FLamby's split of a centre of Fed-Heart-Disease: scikit-learn's {@code train_test_split(...,
 * train_size=0.66, test_size=1-0.66, random_state=43)}, stratified on the label where both classes
 * have more than two rows.
 *
 * <p>Source: owkin/FLamby at edacf54d, fed_heart_disease/dataset.py; scikit-learn,
 * model_selection/_split.py (ShuffleSplit, StratifiedShuffleSplit, _approximate_mode).
 */
final class FlambySplit {
  private static final double TRAIN_SHARE = 0.66;
  private static final int RANDOM_STATE = 43;
  private static final int FEWEST_TO_STRATIFY = 3;

  private FlambySplit() {}

  /** Marks the rows that are for training; the others are for validation. */
  static BitSet trainingRows(int[] labels) {
    int rows = labels.length;
    int training = (int) Math.floor(TRAIN_SHARE * rows);
    var random = new MersenneTwister(RANDOM_STATE);
    int positives = Arrays.stream(labels).sum();
    boolean stratified = positives >= FEWEST_TO_STRATIFY && rows - positives >= FEWEST_TO_STRATIFY;
    return stratified ? stratified(labels, training, random) : plain(rows, training, random);
  }

  private static BitSet plain(int rows, int training, MersenneTwister random) {
    int[] order = random.permutation(IntStream.range(0, rows).toArray());
    int test = (int) Math.ceil((1 - TRAIN_SHARE) * rows);
    return bits(Arrays.stream(order).skip(test).limit(training));
  }

  private static BitSet stratified(int[] labels, int training, MersenneTwister random) {
    int[] counts = {count(labels, 0), count(labels, 1)};
    int[] trainCounts = approximateMode(counts, training, random);
    // scikit-learn draws the test counts with the same generator before it shuffles.
    int[] left = {counts[0] - trainCounts[0], counts[1] - trainCounts[1]};
    int test = (int) Math.ceil((1 - TRAIN_SHARE) * labels.length);
    approximateMode(left, test, random);
    var chosen = new BitSet();
    for (int label : List.of(0, 1)) {
      int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      int[] order = random.permutation(IntStream.range(0, members.length).toArray());
      chosen.or(bits(Arrays.stream(order).limit(trainCounts[label]).map(i -> members[i])));
    }
    return chosen;
  }

  /**
   * The most likely counts of {@code draws} draws without replacement; ties are broken at random.
   */
  private static int[] approximateMode(int[] counts, int draws, MersenneTwister random) {
    int total = counts[0] + counts[1];
    double[] remainders = new double[2];
    int[] chosen = new int[2];
    for (int i = 0; i < 2; i++) {
      double continuous = (double) counts[i] / total * draws;
      chosen[i] = (int) Math.floor(continuous);
      remainders[i] = continuous - chosen[i];
    }
    if (draws - chosen[0] - chosen[1] > 0) {
      int receiver = remainders[0] > remainders[1] ? 0 : 1;
      if (remainders[0] == remainders[1]) {
        receiver = random.permutation(new int[] {0, 1})[0];
      }
      chosen[receiver]++;
    }
    return chosen;
  }

  private static int count(int[] labels, int label) {
    return (int) Arrays.stream(labels).filter(value -> value == label).count();
  }

  private static BitSet bits(IntStream rows) {
    var bits = new BitSet();
    rows.forEach(bits::set);
    return bits;
  }
}
