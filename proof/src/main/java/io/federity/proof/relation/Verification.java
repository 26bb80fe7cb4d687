package io.federity.proof.relation;

import io.federity.proof.file.ProofReader;
import io.federity.proof.file.ProofReader.RefusedException;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.RootUse;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.Tier;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import io.federity.proof.statement.VerificationOutcome.Verified;
import java.util.Optional;

/** What the verifications of all statements have in common, in the order of section 6.4. */
final class Verification {
  /** What a transcript can claim at most, whatever its commitment could (section 8). */
  private static final int MAX_BITS = 99;

  /** A verification that ends well or is refused. */
  @FunctionalInterface
  interface Steps {
    void take() throws RefusedException;
  }

  private Verification() {}

  static VerificationOutcome answer(Statement statement, Steps steps) {
    try {
      steps.take();
      int bits = (int) Math.min(MAX_BITS, Math.floor(statement.parameters().bits()));
      return new Verified(statement.hash(), bits, statement.uses());
    } catch (RefusedException refused) {
      return new Refused(refused.refusal());
    }
  }

  static void require(boolean condition, Refusal otherwise) throws RefusedException {
    if (!condition) {
      throw new RefusedException(otherwise);
    }
  }

  static void requireWellFormed(Statement statement) throws RefusedException {
    require(statement.isWellFormed(), Refusal.MALFORMED);
  }

  /** Reads the header and checks the parameters. */
  static ProofReader open(byte[] file, Statement statement) throws RefusedException {
    ProofReader reader = new ProofReader(file);
    Optional<Refusal> refusal = reader.header(statement);
    if (refusal.isPresent()) {
      throw new RefusedException(refusal.orElseThrow());
    }
    require(statement.parameters().areSound(), Refusal.PARAMS_WEAK);
    return reader;
  }

  /** Use 0 belongs to the root's own proof, all others to what comes later (section 2.4). */
  static void requireUnspent(Statement statement, VerifierRecords records) throws RefusedException {
    for (RootUse opened : statement.uses()) {
      boolean own = statement.tier() != Tier.TRAIN && opened.root().equals(statement.dataRoot());
      require(
          (opened.use() == 0) == own
              && opened.use() < statement.parameters().uses()
              && !records.isSpent(opened.root(), opened.use()),
          Refusal.DATA_USE_SPENT);
    }
  }

  /** A verifier has no witness; whoever asks for one has mixed the sides up. */
  static <T> T noWitness() {
    throw new IllegalStateException("the verifier was asked for a witness");
  }
}
