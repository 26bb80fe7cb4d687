package io.federity.proof.relation;

import io.federity.proof.ligero.DataCommitment;
import io.federity.proof.ligero.EvaluationDomain;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.transcript.Coins;
import java.util.HexFormat;
import java.util.Map;

/**
 * A contributor's rows behind a data root. Made once, and again from the same seed for each proof;
 * only rows and seed are kept.
 *
 * <p>Security: the seed is secret and fresh for each root. The root may be opened {@code uses}
 * times in all; once more gives data away. Who calls {@link TrainProofs} or {@link DatasetProofs}
 * counts.
 */
public final class CommittedRows {
  private final LigeroParameters parameters;
  private final DataShape shape;
  private final TrainingRows rows;
  private final Map<String, long[]> arrays;
  private final DataCommitment commitment;

  private CommittedRows(
      LigeroParameters parameters, DataShape shape, TrainingRows rows, byte[] seed) {
    this.parameters = parameters;
    this.shape = shape;
    this.rows = rows;
    this.arrays = shape.arrays(rows);
    this.commitment =
        DataCommitment.commit(
            parameters,
            new EvaluationDomain(parameters.ell()),
            shape.layout().join(arrays),
            new Coins(seed));
  }

  /**
   * Commits.
   *
   * @param seed 32 bytes
   */
  public static CommittedRows commit(
      LigeroParameters parameters, DataShape shape, TrainingRows rows, byte[] seed) {
    if (!parameters.areSound() || !shape.fits() || rows.count() != shape.rows()) {
      throw new IllegalArgumentException("sizes that no verifier accepts");
    }
    return new CommittedRows(parameters, shape, rows, seed);
  }

  /** The root, 64 lower-case hex digits. */
  public String root() {
    return HexFormat.of().formatHex(commitment.root());
  }

  /** Sizes of the commitment. */
  public LigeroParameters parameters() {
    return parameters;
  }

  /** Sizes of the data. */
  public DataShape shape() {
    return shape;
  }

  TrainingRows rows() {
    return rows;
  }

  Map<String, long[]> arrays() {
    return arrays;
  }

  DataCommitment commitment() {
    return commitment;
  }
}
