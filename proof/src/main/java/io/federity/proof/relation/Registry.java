package io.federity.proof.relation;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.transcript.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The descriptors that a verifier accepts, by id (section 4.1). They come from the verifier's own
 * configuration, never from a prover. Immutable.
 */
public final class Registry {
  private final Map<String, LogisticDescriptor> architectures = new HashMap<>();
  private final Map<String, TrainingDescriptor> trainings = new HashMap<>();

  /**
   * A registry of these descriptors.
   *
   * @throws IllegalArgumentException where one has a member out of range
   */
  public Registry(
      Collection<LogisticDescriptor> architectures, Collection<TrainingDescriptor> trainings) {
    for (LogisticDescriptor ad : architectures) {
      if (!ad.isAllowed()) {
        throw new IllegalArgumentException("not allowed: " + ad);
      }
      this.architectures.put(id(ad.canonical()), ad);
    }
    for (TrainingDescriptor td : trainings) {
      if (!td.isAllowed()) {
        throw new IllegalArgumentException("not allowed: " + td);
      }
      this.trainings.put(id(td.canonical()), td);
    }
  }

  /** SHA-256 of a canonical encoding, lower-case hex. */
  public static String id(String canonical) {
    return HexFormat.of()
        .formatHex(Digests.sha256().digest(canonical.getBytes(StandardCharsets.UTF_8)));
  }

  Optional<LogisticDescriptor> architecture(String id) {
    return Optional.ofNullable(architectures.get(id));
  }

  Optional<TrainingDescriptor> training(String id) {
    return Optional.ofNullable(trainings.get(id));
  }
}
