package io.federity.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.relation.DatasetProofs;
import io.federity.proof.relation.Registry;
import io.federity.proof.relation.RolloverProofs;
import io.federity.proof.relation.TrainProofs;
import io.federity.proof.relation.VerifierRecords;
import io.federity.proof.statement.DatasetStatement;
import io.federity.proof.statement.Refusal;
import io.federity.proof.statement.RolloverStatement;
import io.federity.proof.statement.Statement;
import io.federity.proof.statement.TrainStatement;
import io.federity.proof.statement.VerificationOutcome;
import io.federity.proof.statement.VerificationOutcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies vectors. The vector's descriptors are the registry, its {@code hub_record} the
 * verifier's record of the root; every use is unspent and every nonce issued.
 */
final class VectorVerifier {
  private VectorVerifier() {}

  static VerificationOutcome verify(Vector vector) {
    Statement statement;
    byte[] proof;
    try {
      statement = vector.statements().of(vector.members().object("statement"));
      proof = vector.members().bytes("proof");
    } catch (MalformedException e) {
      return new Refused(Refusal.MALFORMED);
    }
    return switch (statement) {
      case DatasetStatement dataset -> DatasetProofs.verify(proof, dataset, records(vector));
      case RolloverStatement rollover -> RolloverProofs.verify(proof, rollover, records(vector));
      case TrainStatement train -> train(proof, train, vector);
    };
  }

  private static VerificationOutcome train(byte[] proof, TrainStatement statement, Vector vector) {
    long[] initial;
    long[] update;
    try {
      initial = vector.integers("w0");
      update = vector.integers("update");
    } catch (MalformedException e) {
      return new Refused(Refusal.MALFORMED);
    }
    return TrainProofs.verify(proof, statement, initial, update, registry(vector), records(vector));
  }

  /** What cannot be read is not registered. */
  private static Registry registry(Vector vector) {
    List<ArchitectureDescriptor> architectures = new ArrayList<>();
    List<TrainingDescriptor> trainings = new ArrayList<>();
    vector.member("ad").flatMap(VectorVerifier::architecture).ifPresent(architectures::add);
    vector.member("td").flatMap(VectorVerifier::training).ifPresent(trainings::add);
    return new Registry(architectures, trainings);
  }

  private static Optional<ArchitectureDescriptor> architecture(JsonNode json) {
    try {
      return Optional.of(Descriptors.architecture(json));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static Optional<TrainingDescriptor> training(JsonNode json) {
    try {
      return Optional.of(Descriptors.training(json));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static VerifierRecords records(Vector vector) {
    Optional<DatasetStatement> record =
        vector
            .member("hub_record")
            .flatMap(json -> {
              try {
                return Optional.of(vector.statements().dataset(json));
              } catch (MalformedException e) {
                return Optional.empty();
              }
            });
    return new Records(record);
  }

  private record Records(Optional<DatasetStatement> known) implements VerifierRecords {
    @Override
    public Optional<DatasetStatement> dataset(String dataRoot) {
      return known.filter(dataset -> dataset.dataRoot().equals(dataRoot));
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
}
