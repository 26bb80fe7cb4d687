package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.MlpDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.relation.TrainProofs.Trained;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A contributor, its rows, a training, and a verifier's records of them. */
final class Study implements VerifierRecords {
  static final String BASE = "b".repeat(64);
  static final String NONCE = "c".repeat(64);
  static final String RESULT = "d".repeat(64);

  final ArchitectureDescriptor ad;
  final TrainingDescriptor td;
  final CommittedRows rows;
  final DatasetStatement dataset;
  final long[] initial;
  final Trained trained;
  final TrainStatement statement;
  final Registry registry;

  private Study(
      LigeroParameters parameters,
      ArchitectureDescriptor ad,
      TrainingDescriptor td,
      int count,
      long[] initial)
      throws RangeExceededException {
    this.ad = ad;
    this.td = td;
    TrainingRows data = rows(ad, td, count);
    DataShape shape = new DataShape(count, td.logB(), ad.inputs(), ad.outputs());
    this.rows = CommittedRows.commit(parameters, shape, data, seed(1));
    this.dataset =
        new DatasetStatement(
            "1".repeat(64),
            "Hungary",
            rows.root(),
            0,
            parameters,
            count,
            ad.inputs(),
            ad.outputs(),
            td.logB(),
            td.fx(),
            td.xBits(),
            ad.outputs() == 1 ? Labels.BINARY : Labels.MULTI,
            counts(data, ad.outputs()));
    this.initial = initial;
    this.trained = TrainProofs.train(ad, td, rows, BASE, NONCE, initial);
    this.statement = statementOf(trained.update());
    this.registry = new Registry(List.of(ad), List.of(td));
  }

  /** The statement of an update. */
  TrainStatement statementOf(long[] update) {
    return new TrainStatement(
        "cleveland/heart-risk",
        "main",
        BASE,
        "1".repeat(64),
        "Hungary",
        ad.id(),
        td.id(),
        NONCE,
        rows.root(),
        1,
        rows.parameters(),
        rows.shape().rows(),
        ad.inputs(),
        ad.outputs(),
        TrainProofs.hash(initial),
        TrainProofs.hash(update),
        RESULT);
  }

  /** Sizes that prove nothing but exercise everything. */
  static Study small() throws RangeExceededException {
    return of(new LogisticDescriptor(3, 2), new long[8]);
  }

  /** The same with a hidden layer. */
  static Study smallWithHiddenLayer() throws RangeExceededException {
    return of(new MlpDescriptor(3, 5, 2), new Random(2).longs(32, -(1 << 26), 1 << 26).toArray());
  }

  /** A small study of any model and weights. */
  static Study of(ArchitectureDescriptor ad, long... initial) throws RangeExceededException {
    return of(ad, trainingAt(3), initial);
  }

  static Study of(ArchitectureDescriptor ad, TrainingDescriptor td, long... initial)
      throws RangeExceededException {
    return new Study(LigeroParameters.forTests(64, 4, 4), ad, td, 11, initial);
  }

  /** How small studies train, at some learning rate. */
  static TrainingDescriptor trainingAt(int mu) {
    return new TrainingDescriptor(10, 13, 10, 15, 13, 15, 9, 20, mu, 2, 2, 2, 12);
  }

  /** What is public about a run with some update. */
  PublicRun known(long[] update) {
    TrainingShape shape = new TrainingShape(ad, td, rows.shape().rows());
    return TrainProofs.publicRun(statementOf(update), shape, initial, update);
  }

  /** Sizes of the product: the heart data's rows and features. */
  static Study ofProductSize() throws RangeExceededException {
    return new Study(
        LigeroParameters.of(2048, 160, 4),
        new LogisticDescriptor(13, 1),
        new TrainingDescriptor(10, 13, 10, 15, 14, 15, 9, 20, 1, 2, 6, 5, 12),
        199,
        new long[14]);
  }

  static byte[] seed(int first) {
    byte[] seed = new byte[32];
    seed[0] = (byte) first;
    return seed;
  }

  static TrainingRows rows(ArchitectureDescriptor ad, TrainingDescriptor td, int count) {
    Random random = new Random(9);
    int bound = 1 << td.xBits();
    int[][] features = new int[count][];
    int[][] labels = new int[count][];
    for (int row = 0; row < count; row++) {
      features[row] = random.ints(ad.inputs(), -bound, bound).toArray();
      labels[row] = random.ints(ad.outputs(), 0, 2).toArray();
    }
    features[0][0] = -bound;
    features[1][0] = bound - 1;
    return new TrainingRows(features, labels);
  }

  private static int[] counts(TrainingRows data, int outputs) {
    int[] counts = new int[outputs];
    for (int[] labels : data.labels()) {
      for (int c = 0; c < outputs; c++) {
        counts[c] += labels[c];
      }
    }
    return counts;
  }

  byte[] datasetProof() throws RangeExceededException {
    return DatasetProofs.prove(dataset, rows, seed(2));
  }

  byte[] trainProof() throws RangeExceededException {
    return TrainProofs.prove(statement, ad, td, rows, initial, trained, seed(3));
  }

  VerificationOutcome verify(byte[] file, TrainStatement other, long[] update) {
    return TrainProofs.verify(file, other, initial, update, registry, this);
  }

  VerificationOutcome verify(byte[] file) {
    return verify(file, statement, trained.update());
  }

  @Override
  public Optional<DatasetStatement> dataset(String dataRoot) {
    return dataRoot.equals(rows.root()) ? Optional.of(dataset) : Optional.empty();
  }

  @Override
  public boolean isSpent(String dataRoot, int use) {
    return false;
  }

  @Override
  public boolean isIssued(TrainStatement asked) {
    return asked.nonce().equals(NONCE);
  }
}
