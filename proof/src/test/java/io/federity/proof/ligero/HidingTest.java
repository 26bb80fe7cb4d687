package io.federity.proof.ligero;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.field.Fp;
import io.federity.proof.transcript.Coins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What opened columns tell of the rows behind them: nothing, until one is opened too many. */
class HidingTest {
  private static final int ELL = 8;
  private static final int ROWS = 2;
  private static final int USES = 2;
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(ELL, 1, USES);

  private final EvaluationDomain domain = new EvaluationDomain(ELL);

  private static int rank(List<long[]> matrix) {
    List<long[]> rows = new ArrayList<>(matrix.stream().map(long[]::clone).toList());
    int rank = 0;
    int width = rows.getFirst().length;
    for (int column = 0; column < width && rank < rows.size(); column++) {
      int pivot = rank;
      while (pivot < rows.size() && rows.get(pivot)[column] == 0) {
        pivot++;
      }
      if (pivot == rows.size()) {
        continue;
      }
      Collections.swap(rows, pivot, rank);
      long inverse = Fp.inverse(rows.get(rank)[column]);
      for (int row = rank + 1; row < rows.size(); row++) {
        long factor = Fp.mul(rows.get(row)[column], inverse);
        for (int i = column; i < width; i++) {
          rows.get(row)[i] = Fp.sub(rows.get(row)[i], Fp.mul(factor, rows.get(rank)[i]));
        }
      }
      rank++;
    }
    return rank;
  }

  /**
   * What a verifier sees in some openings of a data root, as linear forms in witness and
   * randomness: one column each of both rows and of the opening's mask, and the combination of rows
   * and mask. Each list entry is one unknown's column of that matrix.
   */
  private List<long[]> view(int[] opened, boolean withWitness) {
    int coefficients = PARAMETERS.dataCoefficients();
    int degree = ELL + coefficients;
    List<long[]> unknowns = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      for (int slot = 0; withWitness && slot < ELL; slot++) {
        long[] slots = new long[ELL];
        slots[slot] = 1;
        unknowns.add(
            seen(opened, row, CommittedMatrix.hide(domain, slots, new long[coefficients]), -1));
      }
      for (int i = 0; i < coefficients; i++) {
        long[] random = new long[coefficients];
        random[i] = 1;
        unknowns.add(seen(opened, row, CommittedMatrix.hide(domain, new long[ELL], random), -1));
      }
    }
    for (int opening = 0; opening < opened.length; opening++) {
      for (int i = 0; i < degree; i++) {
        long[] mask = new long[degree];
        mask[i] = 1;
        unknowns.add(seen(opened, -1, mask, opening));
      }
    }
    return unknowns;
  }

  /** What is seen of one unknown: a row's polynomial, or the mask of an opening. */
  private long[] seen(int[] opened, int row, long[] polynomial, int maskOf) {
    int degree = ELL + PARAMETERS.dataCoefficients();
    long[] encoded = domain.encode(polynomial);
    long[] all = new long[opened.length * (ROWS + 1 + degree)];
    for (int opening = 0; opening < opened.length; opening++) {
      int at = opening * (ROWS + 1 + degree);
      if (row >= 0) {
        all[at + row] = encoded[opened[opening]];
      } else if (maskOf == opening) {
        all[at + ROWS] = encoded[opened[opening]];
      }
      Random gammas = new Random(100L + opening);
      long[] gamma = gammas.longs(ROWS, 1, 1L << 62).toArray();
      long factor = row >= 0 ? gamma[row] : maskOf == opening ? 1 : 0;
      for (int i = 0; i < degree; i++) {
        all[at + ROWS + 1 + i] = Fp.mul(factor, polynomial[i]);
      }
    }
    return all;
  }

  /**
   * Exact, over every pair of columns: the view's rank is that of the randomness alone for the
   * allowed openings, so each view fits every witness equally often. With one opening more the
   * witness adds to it.
   */
  @Test
  @Attack("Z6")
  void rankOfTheView_growsWithTheWitnessForOneOpeningTooManyOnly() {
    int columns = domain.columns();
    for (int a = 0; a < columns; a += 3) {
      for (int b = a + 1; b < columns; b += 5) {
        int[] allowed = {a, b};
        assertThat(rank(view(allowed, true))).isEqualTo(rank(view(allowed, false)));
        int[] oneMore = {a, b, (b + 7) % columns == a ? (b + 8) % columns : (b + 7) % columns};
        assertThat(rank(view(oneMore, true))).isGreaterThan(rank(view(oneMore, false)));
      }
    }
    assertThat(PARAMETERS.dataCoefficients()).isEqualTo(USES);
  }

  private static final int BINS = 16;

  /** 99.9 % of uniform samples stay below this with 15 degrees of freedom. */
  private static final double QUANTILE = 37.7;

  private static double chiSquare(int[] counts) {
    double expected = IntStream.of(counts).sum() / (double) BINS;
    return IntStream.of(counts).mapToDouble(c -> (c - expected) * (c - expected) / expected).sum();
  }

  private int[] histogram(IntFunction<long[]> vectors, boolean hidden) {
    int[] counts = new int[BINS];
    for (int trial = 0; trial < 1000; trial++) {
      byte[] seed = new byte[32];
      seed[0] = (byte) trial;
      seed[1] = (byte) (trial >> 8);
      seed[2] = 3;
      int[] index = {trial % domain.columns()};
      long[] vector = vectors.apply(trial);
      long[][] columns =
          hidden
              ? DataCommitment.commit(PARAMETERS, domain, vector, new Coins(seed))
                  .matrix()
                  .open(index)
                  .columns()
              : bare(vector, index[0]);
      for (long cell : columns[0]) {
        counts[(int) (cell >>> 60)]++;
      }
    }
    return counts;
  }

  /** The columns of rows that nothing hides. */
  private long[][] bare(long[] vector, int column) {
    long[] cells = new long[ROWS];
    for (int row = 0; row < ROWS; row++) {
      long[] slots = Arrays.copyOfRange(vector, row * ELL, (row + 1) * ELL);
      domain.interpolate(slots);
      cells[row] = domain.encode(slots)[column];
    }
    return new long[][] {cells};
  }

  private static double distance(int[] one, int[] other) {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double difference = one[bin] - other[bin];
      sum += difference * difference / Math.max(1, one[bin] + other[bin]);
    }
    return sum;
  }

  @Test
  @Attack("Z2")
  void openedColumns_ofZerosAndOfRandomData_lookAlike() {
    IntFunction<long[]> zeros = trial -> new long[ROWS * ELL];
    IntFunction<long[]> random =
        trial -> new Random(trial).longs(ROWS * ELL, 0, 1L << 62).toArray();
    IntFunction<long[]> ones = trial -> LongStream.generate(() -> 1).limit(ROWS * ELL).toArray();
    for (IntFunction<long[]> data : List.of(zeros, random, ones)) {
      assertThat(chiSquare(histogram(data, true))).isLessThan(QUANTILE);
    }
    assertThat(distance(histogram(zeros, true), histogram(random, true))).isLessThan(QUANTILE);
    // Without randomness the same statistic tells them apart.
    assertThat(chiSquare(histogram(zeros, false))).isGreaterThan(QUANTILE);
    assertThat(distance(histogram(zeros, false), histogram(random, false))).isGreaterThan(QUANTILE);
  }
}
