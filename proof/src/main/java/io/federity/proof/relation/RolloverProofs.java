package io.federity.proof.relation;

import io.federity.proof.affine.AffineForm;
import io.federity.proof.field.Fp2;
import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.interaction.Channel;
import io.federity.proof.ligero.LinearConstraints.TensorConstraint;
import io.federity.proof.ligero.LinearConstraints.Term;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.RolloverStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.transcript.Coins;
import java.util.List;
import java.util.Optional;

/**
 * Proves that a new data root holds what an old one holds (statement ROLLOVER), and verifies such
 * proofs: both vectors agree at one random point, compared within the opening, so that no value is
 * shown (section 2.4).
 */
public final class RolloverProofs {
  private static final int OLD = 1;
  private static final int FRESH = 2;

  private RolloverProofs() {}

  /**
   * Makes the proof. Use 0 of the new root and the stated use of the old one are spent then,
   * whether the proof is sent or not.
   *
   * @param old rows behind the old root
   * @param fresh the same rows behind the new root
   * @param seed 32 fresh bytes, never used before and destroyed afterwards
   * @return the proof file
   */
  public static byte[] prove(
      RolloverStatement statement, CommittedRows old, CommittedRows fresh, byte[] seed) {
    if (!statement.oldRoot().equals(old.root()) || !statement.dataRoot().equals(fresh.root())) {
      throw new IllegalArgumentException("the statement names other roots");
    }
    return plan(statement)
        .prove(
            new long[0],
            List.of(old.commitment(), fresh.commitment()),
            channel -> walk(channel, statement),
            new Coins(seed));
  }

  /**
   * Verifies a proof file. Never throws.
   *
   * @param statement from the verifier's own records
   */
  public static VerificationOutcome verify(
      byte[] file, RolloverStatement statement, VerifierRecords records) {
    return Verification.answer(
        statement,
        () -> {
          Verification.requireWellFormed(statement);
          ProofReader reader = Verification.open(file, statement);
          requireRecord(statement, records);
          Verification.requireUnspent(statement, records);
          Verification.require(shape(statement).fits(), Refusal.TOO_LARGE);
          plan(statement).verify(reader, channel -> walk(channel, statement));
        });
  }

  /** What is recorded of the old root goes over unchanged: the proof shows nothing of it anew. */
  private static void requireRecord(RolloverStatement statement, VerifierRecords records)
      throws RefusedException {
    Optional<DatasetStatement> old = records.dataset(statement.oldRoot());
    Verification.require(old.isPresent(), Refusal.DATA_ROOT_UNKNOWN);
    String anyRoot = statement.oldRoot();
    Verification.require(
        old.orElseThrow().ofRoot(anyRoot).equals(statement.fresh().ofRoot(anyRoot)),
        Refusal.STATEMENT_MISMATCH);
    Verification.require(!statement.oldRoot().equals(statement.dataRoot()), Refusal.DATA_USE_SPENT);
  }

  private static DataShape shape(RolloverStatement statement) {
    DatasetStatement fresh = statement.fresh();
    return new DataShape(fresh.rows(), fresh.logB(), fresh.inputs(), fresh.outputs());
  }

  private static ProofPlan plan(RolloverStatement statement) {
    int length = shape(statement).layout().length();
    return new ProofPlan(statement, 0, length, 0, channel -> walk(channel, statement));
  }

  /** {@code <eq(r), old - fresh> = 0}. */
  private static void walk(Channel channel, RolloverStatement statement) {
    int length = shape(statement).layout().length();
    Fp2[] r = channel.challenges(ProofPlan.variables(statement.parameters(), length));
    List<Term> difference =
        List.of(new Term(OLD, Fp2.ONE, r), new Term(FRESH, Fp2.ONE.negate(), r));
    channel.constraints().require(new TensorConstraint(difference, AffineForm.ZERO));
  }
}
