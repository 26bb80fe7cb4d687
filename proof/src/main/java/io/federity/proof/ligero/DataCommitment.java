package io.federity.proof.ligero;

import io.federity.proof.transcript.Coins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The contributor's side of a data root: its vector, hidden and committed. The same seed gives the
 * same root again, so only the data and the seed are kept.
 *
 * <p>Security: a root may be opened {@code uses} times; see {@link LigeroParameters}. Whoever opens
 * it once more gives data away.
 */
public final class DataCommitment {
  private final RootShape shape;
  private final CommittedMatrix matrix;

  private DataCommitment(RootShape shape, CommittedMatrix matrix) {
    this.shape = shape;
    this.matrix = matrix;
  }

  /**
   * Commits to a vector of elements of F.
   *
   * @param coins of a fresh seed, or of the seed with which the root was made
   */
  public static DataCommitment commit(
      LigeroParameters parameters, EvaluationDomain domain, long[] vector, Coins coins) {
    RootShape shape = RootShape.ofData(parameters, vector.length);
    return new DataCommitment(
        shape, CommittedMatrix.commit(domain, hiddenRows(domain, shape, vector, coins), coins));
  }

  /** The rows of a vector, each with its random coefficients. */
  static List<long[]> hiddenRows(
      EvaluationDomain domain, RootShape shape, long[] vector, Coins coins) {
    List<long[]> rows = new ArrayList<>();
    for (int row = 0; row < shape.vectorRows(); row++) {
      int from = row * shape.ell();
      long[] slots =
          Arrays.copyOf(
              Arrays.copyOfRange(vector, from, Math.min(vector.length, from + shape.ell())),
              shape.ell());
      rows.add(CommittedMatrix.hide(domain, slots, coins.nextFp(shape.coefficients())));
    }
    return rows;
  }

  /** The commitment, 32 bytes. */
  public byte[] root() {
    return matrix.root();
  }

  RootShape shape() {
    return shape;
  }

  CommittedMatrix matrix() {
    return matrix;
  }
}
