package io.federity.inference;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Area under the ROC curve by the ranks of the scores (Mann-Whitney U). */
final class RocCurve {
  private RocCurve() {}

  /** The area; ties count half; empty where a class is missing. */
  static Optional<Double> area(double[] scores, int[] labels) {
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double positiveRanks = 0;
    long positives = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      int tiedPositives = 0;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        tiedPositives += labels[order[to]];
        to++;
      }
      positiveRanks += tiedPositives * ((from + 1 + to) / 2.0);
      positives += tiedPositives;
      from = to;
    }
    long negatives = scores.length - positives;
    if (positives == 0 || negatives == 0) {
      return Optional.empty();
    }
    double u = positiveRanks - positives * (positives + 1) / 2.0;
    return Optional.of(u / ((double) positives * negatives));
  }
}
