package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.relation.CommittedRows;
import io.federity.proof.relation.DataShape;
import io.federity.proof.relation.DatasetProofs;
import io.federity.proof.relation.Registry;
import io.federity.proof.relation.TrainProofs;
import io.federity.proof.relation.TrainProofs.Trained;
import io.federity.proof.relation.VerifierRecords;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Proof files, as they come and as edits of true ones: verification answers whatever it reads. The
 * first byte chooses between a proof of training (even) and of data (odd), and between a whole file
 * (0, 1), edits (2, 3) and edits under a header that fits (others). An edit is an offset of three
 * bytes and a byte; one beyond the end cuts the file there.
 */
class ProofFileFuzzTest {
  private static final int LENGTH_AT = 40;
  private static final LogisticDescriptor AD = new LogisticDescriptor(2, 1);
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 5, 10, 15, 13, 15, 9, 13, 1, 2, 1, 1, 12);
  private static final Truth TRUTH = Truth.made();

  /** A contributor with three rows, its two proofs, and the records of their verifier. */
  private record Truth(
      DatasetStatement dataset,
      TrainStatement training,
      long[] initial,
      long[] update,
      byte[] datasetProof,
      byte[] trainingProof)
      implements VerifierRecords {
    static Truth made() {
      try {
        return prove();
      } catch (RangeExceededException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private static Truth prove() throws RangeExceededException {
      LigeroParameters parameters = LigeroParameters.forTests(64, 4, 4);
      TrainingRows data =
          new TrainingRows(new int[][] {{3, -32}, {31, 0}, {-7, 9}}, new int[][] {{1}, {0}, {1}});
      CommittedRows rows =
          CommittedRows.commit(parameters, new DataShape(3, TD.logB(), 2, 1), data, seed(1));
      String key = "1".repeat(64);
      String base = "b".repeat(64);
      String nonce = "c".repeat(64);
      DatasetStatement dataset =
          new DatasetStatement(
              key,
              "Hungary",
              rows.root(),
              0,
              parameters,
              3,
              2,
              1,
              TD.logB(),
              TD.fx(),
              TD.xBits(),
              Labels.BINARY,
              new int[] {2});
      long[] initial = new long[AD.parameters()];
      Trained trained = TrainProofs.train(AD, TD, rows, base, nonce, initial);
      TrainStatement training =
          new TrainStatement(
              "cleveland/heart-risk",
              "main",
              base,
              key,
              "Hungary",
              AD.id(),
              TD.id(),
              nonce,
              rows.root(),
              1,
              parameters,
              3,
              2,
              1,
              TrainProofs.hash(initial),
              TrainProofs.hash(trained.update()),
              "d".repeat(64));
      return new Truth(
          dataset,
          training,
          initial,
          trained.update(),
          DatasetProofs.prove(dataset, rows, seed(2)),
          TrainProofs.prove(training, AD, TD, rows, initial, trained, seed(3)));
    }

    private static byte[] seed(int first) {
      byte[] seed = new byte[32];
      seed[0] = (byte) first;
      return seed;
    }

    VerificationOutcome verify(byte[] file, boolean ofTraining) {
      return ofTraining
          ? TrainProofs.verify(
              file, training, initial, update, new Registry(List.of(AD), List.of(TD)), this)
          : DatasetProofs.verify(file, dataset, this);
    }

    @Override
    public Optional<DatasetStatement> dataset(String dataRoot) {
      return Optional.of(dataset).filter(known -> known.dataRoot().equals(dataRoot));
    }

    @Override
    public boolean isSpent(String dataRoot, int use) {
      return false;
    }

    @Override
    public boolean isIssued(TrainStatement statement) {
      return true;
    }
  }

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void verify(byte[] input) {
    if (input.length == 0) {
      return;
    }
    boolean ofTraining = input[0] % 2 == 0;
    byte[] honest = ofTraining ? TRUTH.trainingProof : TRUTH.datasetProof;
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    byte[] file =
        switch (input[0]) {
          case 0, 1 -> rest;
          case 2, 3 -> edited(honest, rest);
          default -> fitting(honest, edited(honest, rest));
        };
    Statement statement = ofTraining ? TRUTH.training : TRUTH.dataset;
    switch (TRUTH.verify(file, ofTraining)) {
      case Verified verified -> {
        assertThat(verified.statement()).isEqualTo(statement.hash());
        assertThat(file).startsWith(Arrays.copyOf(honest, LENGTH_AT));
        assertThat(ByteBuffer.wrap(file).getLong(LENGTH_AT)).isEqualTo(file.length);
      }
      case Refused refused -> assertThat(file).as("%s", refused.code()).isNotEqualTo(honest);
    }
  }

  private static byte[] edited(byte[] honest, byte[] edits) {
    byte[] file = honest.clone();
    for (int i = 0; i + 4 <= edits.length; i += 4) {
      int offset = ByteBuffer.wrap(edits).getInt(i) >>> 8;
      if (offset < file.length) {
        file[offset] = edits[i + 3];
      } else {
        file = Arrays.copyOf(file, offset % (honest.length + 100));
      }
    }
    return file;
  }

  private static byte[] fitting(byte[] honest, byte[] edited) {
    byte[] file = edited.length < LENGTH_AT + Long.BYTES ? honest.clone() : edited;
    System.arraycopy(honest, 0, file, 0, LENGTH_AT);
    ByteBuffer.wrap(file).putLong(LENGTH_AT, file.length);
    return file;
  }
}
