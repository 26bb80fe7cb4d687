package io.federity.exchange;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.relation.CommittedRows;
import io.federity.proof.relation.DataShape;
import io.federity.proof.relation.DatasetProofs;
import io.federity.proof.relation.RolloverProofs;
import io.federity.proof.relation.TrainProofs;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.RolloverStatement;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import java.util.Arrays;

/** Makes a vector's proof again from its rows and seeds. */
final class VectorMaker {
  private static final String DATA_SEED = "data_seed";

  private VectorMaker() {}

  static byte[] make(Vector vector) throws MalformedException, RangeExceededException {
    Statement statement = vector.statements().of(vector.members().object("statement"));
    byte[] seed = vector.members().bytes("seed");
    return switch (statement) {
      case DatasetStatement dataset ->
          DatasetProofs.prove(dataset, committed(vector, dataset, DATA_SEED), seed);
      case RolloverStatement rollover ->
          RolloverProofs.prove(
              rollover,
              committed(vector, rollover.fresh().ofRoot(rollover.oldRoot()), "old_data_seed"),
              committed(vector, rollover.fresh(), DATA_SEED),
              seed);
      case TrainStatement train -> train(train, vector, seed);
    };
  }

  private static byte[] train(TrainStatement statement, Vector vector, byte[] seed)
      throws MalformedException, RangeExceededException {
    ArchitectureDescriptor ad = Descriptors.architecture(vector.members().object("ad"));
    TrainingDescriptor td = Descriptors.training(vector.members().object("td"));
    DatasetStatement record = vector.statements().dataset(vector.members().object("hub_record"));
    CommittedRows rows = committed(vector, record, DATA_SEED);
    long[] initial = vector.integers("w0");
    TrainProofs.Trained trained =
        TrainProofs.train(ad, td, rows, statement.base(), statement.nonce(), initial);
    if (!Arrays.equals(trained.update(), vector.integers("update"))) {
      throw new MalformedException("training gives another update");
    }
    return TrainProofs.prove(statement, ad, td, rows, initial, trained, seed);
  }

  private static CommittedRows committed(Vector vector, DatasetStatement record, String seed)
      throws MalformedException {
    DataShape shape =
        new DataShape(record.rows(), record.logB(), record.inputs(), record.outputs());
    TrainingRows rows = new TrainingRows(vector.members().rows("x"), vector.members().rows("y"));
    CommittedRows committed =
        CommittedRows.commit(record.parameters(), shape, rows, vector.members().bytes(seed));
    if (!committed.root().equals(record.dataRoot())) {
      throw new MalformedException("rows and seed give another root");
    }
    return committed;
  }
}
