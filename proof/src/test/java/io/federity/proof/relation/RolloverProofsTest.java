package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.RolloverStatement;
import io.federity.proof.statement.RootUse;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rolling a data root over to a new one: the same rows, and what was proved of them. */
class RolloverProofsTest {
  private static Study study;
  private static CommittedRows fresh;
  private static RolloverStatement statement;
  private static byte[] proof;

  @BeforeAll
  static void rollOver() throws RangeExceededException {
    study = Study.small();
    fresh = commit(study.rows.rows());
    statement = new RolloverStatement(study.dataset.ofRoot(fresh.root()), study.rows.root(), 3);
    proof = RolloverProofs.prove(statement, study.rows, fresh, Study.seed(11));
  }

  private static CommittedRows commit(TrainingRows rows) {
    return CommittedRows.commit(study.rows.parameters(), study.rows.shape(), rows, Study.seed(10));
  }

  private static void assertRefused(VerificationOutcome outcome, Refusal code) {
    assertThat(outcome).isEqualTo(new Refused(code));
  }

  /** The proof with its header made to fit another statement. */
  private static VerificationOutcome verifyAs(RolloverStatement other) {
    byte[] file = proof.clone();
    byte[] hash = HexFormat.of().parseHex(other.hash());
    System.arraycopy(hash, 0, file, 8, hash.length);
    return RolloverProofs.verify(file, other, study);
  }

  @Test
  void rollover_toTheSameRows_isVerifiedAndSpendsAUseOfEach() {
    assertThat(RolloverProofs.verify(proof, statement, study))
        .isEqualTo(
            new Verified(
                statement.hash(),
                2,
                List.of(new RootUse(study.rows.root(), 3), new RootUse(fresh.root(), 0))));
    assertThat(verifyAs(statement)).isInstanceOf(Verified.class);
  }

  @Test
  void rollover_toRowsThatDifferInOneEntry_isRefused() {
    TrainingRows rows = study.rows.rows();
    for (int changed = 0; changed < 2; changed++) {
      int[][] features = copy(rows.features());
      int[][] labels = copy(rows.labels());
      if (changed == 0) {
        features[10][2] ^= 1;
      } else {
        labels[4][1] ^= 1;
      }
      CommittedRows other = commit(new TrainingRows(features, labels));
      RolloverStatement forged =
          new RolloverStatement(study.dataset.ofRoot(other.root()), study.rows.root(), 3);
      byte[] file = RolloverProofs.prove(forged, study.rows, other, Study.seed(12));
      assertRefused(RolloverProofs.verify(file, forged, study), Refusal.LINEAR);
    }
  }

  private static int[][] copy(int[][] rows) {
    int[][] copy = new int[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      copy[row] = rows[row].clone();
    }
    return copy;
  }

  /** What is recorded of the old root goes over unchanged, or a roll-over could relabel it. */
  @Test
  void rollover_underAnotherRecord_isRefused() {
    DatasetStatement s = statement.fresh();
    for (DatasetStatement other :
        new DatasetStatement[] {
          recordOf(s, "2".repeat(64), s.hospital(), s.fx(), s.xBits(), s.labels(), s.classCounts()),
          recordOf(s, s.contributor(), "VA", s.fx(), s.xBits(), s.labels(), s.classCounts()),
          recordOf(s, s.contributor(), s.hospital(), 9, s.xBits(), s.labels(), s.classCounts()),
          recordOf(s, s.contributor(), s.hospital(), s.fx(), 12, s.labels(), s.classCounts()),
          recordOf(
              s, s.contributor(), s.hospital(), s.fx(), s.xBits(), Labels.ONE_HOT, s.classCounts()),
          recordOf(s, s.contributor(), s.hospital(), s.fx(), s.xBits(), s.labels(), new int[0])
        }) {
      assertRefused(
          verifyAs(new RolloverStatement(other, statement.oldRoot(), 3)),
          Refusal.STATEMENT_MISMATCH);
    }
  }

  private static DatasetStatement recordOf(
      DatasetStatement s,
      String contributor,
      String hospital,
      int fx,
      int xBits,
      Labels labels,
      int[] classCounts) {
    return new DatasetStatement(
        contributor,
        hospital,
        s.dataRoot(),
        0,
        s.parameters(),
        s.rows(),
        s.inputs(),
        s.outputs(),
        s.logB(),
        fx,
        xBits,
        labels,
        classCounts);
  }

  @Test
  void rollover_ofAnUnknownRootOrASpentUse_isRefused() {
    DatasetStatement record = statement.fresh();
    assertRefused(
        verifyAs(new RolloverStatement(record, "e".repeat(64), 3)), Refusal.DATA_ROOT_UNKNOWN);
    for (int use : new int[] {0, 4}) {
      assertRefused(
          verifyAs(new RolloverStatement(record, statement.oldRoot(), use)),
          Refusal.DATA_USE_SPENT);
    }
    assertRefused(
        verifyAs(new RolloverStatement(study.dataset, statement.oldRoot(), 3)),
        Refusal.DATA_USE_SPENT);
    assertRefused(verifyAs(new RolloverStatement(record, "E".repeat(64), 3)), Refusal.MALFORMED);
  }

  @Test
  void file_thatWasChanged_isRefused() {
    for (int i = 0; i < proof.length; i += i < 48 ? 1 : 31) {
      byte[] changed = proof.clone();
      changed[i] ^= 1;
      assertThat(RolloverProofs.verify(changed, statement, study))
          .as("byte %s", i)
          .isInstanceOf(Refused.class);
    }
    byte[] longer = Arrays.copyOf(proof, proof.length + 1);
    ByteBuffer.wrap(longer).putLong(40, longer.length);
    assertRefused(RolloverProofs.verify(longer, statement, study), Refusal.MALFORMED);
  }
}
