package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.ligero.DataCommitment;
import io.federity.proof.ligero.EvaluationDomain;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Contributors whose root holds something that rows of the stated number and shape do not. */
class DatasetAttacksTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final int INPUTS = 3;
  private static final int OUTPUTS = 3;

  private final Study study;
  private final DataShape shape = new DataShape(11, 2, INPUTS, OUTPUTS);

  DatasetAttacksTest() throws Exception {
    this.study = Study.of(new LogisticDescriptor(INPUTS, OUTPUTS), new long[12]);
  }

  private static DatasetStatement statement(String root, int rows, Labels labels) {
    return new DatasetStatement(
        "1".repeat(64),
        "Hungary",
        root,
        0,
        PARAMETERS,
        rows,
        INPUTS,
        OUTPUTS,
        2,
        10,
        13,
        labels,
        new int[0]);
  }

  private VerificationOutcome prove(Map<String, long[]> arrays, int rows, Labels labels)
      throws Exception {
    DataCommitment root =
        DataCommitment.commit(
            PARAMETERS,
            new EvaluationDomain(PARAMETERS.ell()),
            shape.layout().join(arrays),
            new Coins(Study.seed(1)));
    DatasetStatement statement = statement(HexFormat.of().formatHex(root.root()), rows, labels);
    DatasetShape of = new DatasetShape(statement);
    LookupWitness lookups = LookupWitness.count(of.lookups(), arrays);
    DatasetRelation.Witness witness = new DatasetRelation.Witness(arrays, lookups);
    byte[] proof =
        DatasetProofs.plan(Transcript::new, of)
            .prove(
                lookups.multiplicities(),
                List.of(root),
                channel -> DatasetProofs.walk(channel, of, () -> witness),
                new Coins(Study.seed(2)));
    return DatasetProofs.verify(proof, statement, study);
  }

  private Map<String, long[]> with(String array, int index, long value) {
    Map<String, long[]> arrays = new HashMap<>(shape.arrays(study.rows.rows()));
    long[] changed = arrays.get(array).clone();
    changed[index] = Fp.ofSigned(value);
    arrays.put(array, changed);
    return arrays;
  }

  @Test
  @Attack("Q7")
  void root_withSomethingOutsideTheData_isRefused() throws Exception {
    int paddedColumn = 4 * 5 + 3;
    int tailRow = 4 * 11;
    int beyondBlocks = 4 * 15 + 3;
    assertThat(prove(shape.arrays(study.rows.rows()), 11, Labels.MULTI))
        .isInstanceOf(Verified.class);
    for (int index : new int[] {paddedColumn, tailRow, beyondBlocks}) {
      for (long value : new long[] {1, -1, 8191}) {
        assertRefused(prove(with(DataShape.FEATURES, index, value), 11, Labels.MULTI));
      }
      assertRefused(prove(with(DataShape.LABELS, index, 1), 11, Labels.MULTI));
    }
    assertThat(prove(with(DataShape.FEATURES, 4 * 5 + 2, 8191), 11, Labels.MULTI))
        .isInstanceOf(Verified.class);
    assertRefused(prove(with(DataShape.LABELS, 4 * 5, 2), 11, Labels.MULTI));
    assertRefused(prove(with(DataShape.LABELS, 4 * 5, -1), 11, Labels.MULTI));
  }

  /** Rows of zeros counted as data: in DATASET only {@code one-hot} can show it. */
  @Test
  @Attack("Q7")
  void rows_inflatedByZeros_areRefused() throws Exception {
    TrainingRows rows = study.rows.rows();
    Map<String, long[]> arrays = new HashMap<>(shape.arrays(rows));
    long[] oneHot = new long[arrays.get(DataShape.LABELS).length];
    for (int row = 0; row < 11; row++) {
      oneHot[4 * row + row % OUTPUTS] = 1;
    }
    arrays.put(DataShape.LABELS, oneHot);
    assertThat(prove(arrays, 11, Labels.ONE_HOT)).isInstanceOf(Verified.class);
    assertRefused(prove(arrays, 12, Labels.ONE_HOT));
    assertRefused(prove(arrays, 10, Labels.ONE_HOT));
    assertThat(prove(arrays, 12, Labels.MULTI)).isInstanceOf(Verified.class);
    oneHot[4 * 3 + 1] ^= 1;
    assertRefused(prove(arrays, 11, Labels.ONE_HOT));
  }

  private static void assertRefused(VerificationOutcome outcome) {
    assertThat(outcome).isEqualTo(new Refused(Refusal.LINEAR));
  }
}
