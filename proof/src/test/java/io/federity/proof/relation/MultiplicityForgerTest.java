package io.federity.proof.relation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.federity.proof.attack.Attack;
import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.ligero.LigeroParameters;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.TrainingRows;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.DatasetStatement.Labels;
import io.federity.proof.statement.Refusal;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.ForgetfulTranscript;
import io.federity.proof.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * A protocol that forgets to absorb the fresh root draws alpha before the multiplicities are bound.
 * A prover who knows alpha solves for multiplicities that cancel the pole of a feature far out of
 * its range. The same forger loses against the real protocol.
 */
class MultiplicityForgerTest {
  private static final LigeroParameters PARAMETERS = LigeroParameters.forTests(64, 4, 4);
  private static final LogisticDescriptor AD = new LogisticDescriptor(3, 1);
  private static final TrainingDescriptor TD =
      new TrainingDescriptor(10, 5, 10, 15, 13, 15, 9, 20, 1, 2, 2, 1, 12);
  private static final int OUT_OF_RANGE = 1 << 20;

  private final CommittedRows rows = rows();
  private final DatasetStatement statement =
      new DatasetStatement(
          "1".repeat(64),
          "Hungary",
          rows.root(),
          0,
          PARAMETERS,
          7,
          3,
          1,
          2,
          10,
          5,
          Labels.BINARY,
          new int[0]);
  private final DatasetShape shape = new DatasetShape(statement);

  private static CommittedRows rows() {
    TrainingRows rows = Study.rows(AD, TD, 7);
    rows.features()[4][1] = OUT_OF_RANGE;
    return CommittedRows.commit(PARAMETERS, new DataShape(7, 2, 3, 1), rows, Study.seed(1));
  }

  /** Multiplicities of honest rows, and a share of the pole on two places of the table. */
  private long[] multiplicities(Supplier<Transcript> protocol) throws Exception {
    Map<String, long[]> honest = shape.data().arrays(Study.rows(AD, TD, 7));
    long[] counts = LookupWitness.count(shape.lookups(), honest).multiplicities().clone();
    Transcript guess = DatasetProofs.plan(protocol, shape).transcript(new byte[32]);
    Fp2 alpha1 = guess.challenge();
    Fp2 alpha = guess.challenge();
    Fp2 pole = entry(alpha1, alpha, OUT_OF_RANGE).inverse();
    Fp2 instead = entry(alpha1, alpha, Study.rows(AD, TD, 7).features()[4][1]).inverse();
    Fp2 missing = pole.minus(instead);
    // The range's table stands first; its places 0 and 1 are the numbers -2^5 and -2^5 + 1.
    Fp2 a = entry(alpha1, alpha, -32).inverse();
    Fp2 b = entry(alpha1, alpha, -31).inverse();
    long determinant = Fp.sub(Fp.mul(a.c0(), b.c1()), Fp.mul(a.c1(), b.c0()));
    long inverse = Fp.inverse(determinant);
    long u = Fp.sub(Fp.mul(missing.c0(), b.c1()), Fp.mul(missing.c1(), b.c0()));
    long v = Fp.sub(Fp.mul(a.c0(), missing.c1()), Fp.mul(a.c1(), missing.c0()));
    counts[0] = Fp.add(counts[0], Fp.mul(u, inverse));
    counts[1] = Fp.add(counts[1], Fp.mul(v, inverse));
    return counts;
  }

  /** {@code alpha - (tag + alpha1 * (feature + 2^5))}, the tag being the width of 6 bits. */
  private static Fp2 entry(Fp2 alpha1, Fp2 alpha, int feature) {
    return alpha.minus(Fp2.of(6)).minus(alpha1.times(Fp2.ofSigned(feature + 32)));
  }

  private void forge(Supplier<Transcript> protocol) throws Exception {
    LookupWitness lookups = new LookupWitness(rows.arrays(), multiplicities(protocol));
    DatasetRelation.Witness witness = new DatasetRelation.Witness(rows.arrays(), lookups);
    byte[] proof =
        DatasetProofs.plan(protocol, shape)
            .prove(
                lookups.multiplicities(),
                List.of(rows.commitment()),
                channel -> DatasetProofs.walk(channel, shape, () -> witness),
                new Coins(Study.seed(2)));
    ProofReader reader = new ProofReader(proof);
    assertThat(reader.header(statement)).isEmpty();
    DatasetProofs.plan(protocol, shape)
        .verify(reader, channel -> DatasetProofs.walk(channel, shape, Verification::noWitness));
  }

  @Test
  @Attack("T4")
  void forger_againstAProtocolThatForgetsTheFreshRoot_provesWhatIsFalse() throws Exception {
    forge(() -> new ForgetfulTranscript("root", 2));
  }

  @Test
  @Attack("T4")
  void forger_againstTheRealProtocol_fails() {
    assertThatThrownBy(() -> forge(Transcript::new))
        .isInstanceOf(RefusedException.class)
        .hasMessage(Refusal.LINEAR.name());
  }
}
