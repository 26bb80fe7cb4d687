package io.federity.proof.ligero;

import java.util.Set;

/**
 * The sizes of a commitment scheme, which decide its soundness (sections 1.2 and 8 of {@code
 * fzk/1}; Ligero, Ames et al., CCS 2017, in the unique-decoding regime).
 *
 * <p>Rows of {@code ell} slots, hidden by random coefficients, are encoded on {@code 8 * ell}
 * columns, of which {@code queries} are opened. A run root is opened once and has {@code queries}
 * random coefficients a row; a data root is opened up to {@code uses} times and has {@code queries
 * * uses}: one opening more would give the data away (section 2.4).
 *
 * @param ell slots of a row, a power of two
 * @param queries opened columns, t
 * @param uses openings of a data root: 2, 4 or 8
 * @param testMode whether sizes are allowed that prove nothing; never in the product
 */
public record LigeroParameters(int ell, int queries, int uses, boolean testMode) {
  /** Columns a slot: the inverse of the code's rate before the random coefficients. */
  public static final int EXPANSION = 8;

  /** Columns that are opened, outside test mode. */
  public static final int QUERIES = 160;

  /**
   * What the product demands: {@code -log2} of the chance that a false statement passes the code.
   */
  public static final double MINIMAL_BITS = 100;

  private static final Set<Integer> SLOTS = Set.of(1024, 2048, 4096, 8192, 16_384);
  private static final Set<Integer> USES = Set.of(2, 4, 8);
  private static final int SMALLEST_TEST_ELL = 8;

  /** Sizes for the product. Whether they suffice is for {@link #areSound} to say. */
  public static LigeroParameters of(int ell, int queries, int uses) {
    return new LigeroParameters(ell, queries, uses, false);
  }

  /** Small sizes, which prove nothing, for tests. */
  public static LigeroParameters forTests(int ell, int queries, int uses) {
    return new LigeroParameters(ell, queries, uses, true);
  }

  /** Whether the sizes are among those allowed and give at least {@link #MINIMAL_BITS}. */
  public boolean areSound() {
    return testMode
        ? ell >= SMALLEST_TEST_ELL
            && Integer.bitCount(ell) == 1
            && ell <= 1 << 20
            && queries >= 1
            && uses >= 1
            && 16L * queries * uses <= 5L * ell
        : SLOTS.contains(ell)
            && queries == QUERIES
            && USES.contains(uses)
            && 16L * queries * uses <= 5L * ell
            && bits() >= MINIMAL_BITS;
  }

  /** Columns, {@code n_c}. */
  public int columns() {
    return EXPANSION * ell;
  }

  /** Random coefficients of a row of the run root. */
  public int runCoefficients() {
    return queries;
  }

  /** Random coefficients of a row of a data root. */
  public int dataCoefficients() {
    return queries * uses;
  }

  /**
   * Soundness in bits: {@code -t log2((1 + D2 / n) / 2)}, where D2 is the largest number of
   * coefficients of what the columns are compared with: the quadratic test's {@code 2k - 1}, or the
   * linear test's {@code 2 ell + t_r - 1} over the roots. The doubled degree dominates.
   */
  public double bits() {
    double largest =
        Math.max(2.0 * (ell + runCoefficients()) - 1, 2.0 * ell + dataCoefficients() - 1);
    return -queries * (Math.log((1 + largest / columns()) / 2) / Math.log(2));
  }
}
