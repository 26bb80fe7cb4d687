package io.federity.proof.relation;

import io.federity.proof.file.ProofReader;
import io.federity.proof.interaction.Channel;
import io.federity.proof.lookup.LogUp;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.transcript.Coins;
import io.federity.proof.transcript.Transcript;
import java.util.List;
import java.util.function.Supplier;

/** Proves what a data root holds (statement DATASET), and verifies such proofs. */
public final class DatasetProofs {
  private DatasetProofs() {}

  /**
   * Makes the proof of a root. The root's use 0 is spent then, whether the proof is sent or not.
   *
   * @param seed 32 fresh bytes, never used before and destroyed afterwards
   * @return the proof file
   * @throws RangeExceededException where the rows are not as the statement says
   */
  public static byte[] prove(DatasetStatement statement, CommittedRows rows, byte[] seed)
      throws RangeExceededException {
    if (!statement.dataRoot().equals(rows.root())) {
      throw new IllegalArgumentException("the statement names another root");
    }
    DatasetShape shape = new DatasetShape(statement);
    LookupWitness lookups;
    try {
      lookups = LookupWitness.count(shape.lookups(), rows.arrays());
    } catch (LookupWitness.OutOfRangeException e) {
      throw new RangeExceededException(e);
    }
    DatasetRelation.Witness witness = new DatasetRelation.Witness(rows.arrays(), lookups);
    return plan(shape)
        .prove(
            lookups.multiplicities(),
            List.of(rows.commitment()),
            channel -> walk(channel, shape, () -> witness),
            new Coins(seed));
  }

  /**
   * Verifies a proof file. Never throws.
   *
   * @param statement from the verifier's own records
   */
  public static VerificationOutcome verify(
      byte[] file, DatasetStatement statement, VerifierRecords records) {
    return Verification.answer(
        statement,
        () -> {
          Verification.requireWellFormed(statement);
          ProofReader reader = Verification.open(file, statement);
          Verification.requireUnspent(statement, records);
          Verification.require(fits(statement), Refusal.TOO_LARGE);
          DatasetShape shape = new DatasetShape(statement);
          plan(shape).verify(reader, channel -> walk(channel, shape, Verification::noWitness));
        });
  }

  private static boolean fits(DatasetStatement statement) {
    DataShape data =
        new DataShape(statement.rows(), statement.logB(), statement.inputs(), statement.outputs());
    return data.fits()
        && 2L * data.paddedRows() * data.paddedInputs() + (4L << statement.xBits())
            <= LogUp.MAX_ENTRIES;
  }

  private static ProofPlan plan(DatasetShape shape) {
    return plan(Transcript::new, shape);
  }

  static ProofPlan plan(Supplier<Transcript> transcripts, DatasetShape shape) {
    return new ProofPlan(
        transcripts,
        shape.statement(),
        shape.lookups().multiplicities(),
        shape.data().layout().length(),
        shape.lookups().lookups(),
        channel -> walk(channel, shape, Verification::noWitness));
  }

  static void walk(Channel channel, DatasetShape shape, Supplier<DatasetRelation.Witness> witness) {
    var parameters = shape.statement().parameters();
    DatasetRelation.walk(
        channel,
        shape,
        ProofPlan.variables(parameters, shape.lookups().multiplicities()),
        ProofPlan.variables(parameters, shape.data().layout().length()),
        witness);
  }
}
