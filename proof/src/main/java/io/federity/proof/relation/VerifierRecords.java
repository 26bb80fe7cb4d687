package io.federity.proof.relation;

import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.TrainStatement;
import java.util.Optional;

/** What a verifier knows from its own records, never from a proof. */
public interface VerifierRecords {
  /** The statement with which a root was registered, after its own proof was verified. */
  Optional<DatasetStatement> dataset(String dataRoot);

  /** Whether an opening of a root was spent already, by any proof. */
  boolean isSpent(String dataRoot, int use);

  /** Whether the statement's nonce was issued for exactly this training, and not used yet. */
  boolean isIssued(TrainStatement statement);
}
