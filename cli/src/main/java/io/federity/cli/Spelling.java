package io.federity.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody meant who mistyped it. */
final class Spelling {
  private Spelling() {}

  /** The known word with the fewest mistakes, if they are at most a third of its letters. */
  static Optional<String> nearest(String typed, Collection<String> known) {
    return known.stream()
        .filter(word -> 3 * mistakes(typed, word) <= Math.max(3, word.length() + 1))
        .min(Comparator.comparingInt((String word) -> mistakes(typed, word)).thenComparing(w -> w));
  }

  /**
   * Letters that are missing, too much, wrong or exchanged with their neighbour: the optimal string
   * alignment distance.
   */
  static int mistakes(String first, String second) {
    int[][] cost = new int[first.length() + 1][second.length() + 1];
    for (int i = 0; i <= first.length(); i++) {
      for (int j = 0; j <= second.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int wrong = first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1;
        cost[i][j] =
            Math.min(cost[i - 1][j - 1] + wrong, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean exchanged =
            i > 1
                && j > 1
                && first.charAt(i - 1) == second.charAt(j - 2)
                && first.charAt(i - 2) == second.charAt(j - 1);
        if (exchanged) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[first.length()][second.length()];
  }
}
