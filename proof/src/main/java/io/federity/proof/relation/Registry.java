package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The descriptors that a verifier accepts, by id (section 4.1). They come from the verifier's own
 * configuration, never from a prover. Immutable.
 */
public final class Registry {
  private final Map<String, ArchitectureDescriptor> architectures = new HashMap<>();
  private final Map<String, TrainingDescriptor> trainings = new HashMap<>();

  /**
   * A registry of these descriptors.
   *
   * @throws IllegalArgumentException where one has a member out of range
   */
  public Registry(
      Collection<? extends ArchitectureDescriptor> architectures,
      Collection<TrainingDescriptor> trainings) {
    for (ArchitectureDescriptor ad : architectures) {
      if (!ad.isAllowed()) {
        throw new IllegalArgumentException("not allowed: " + ad);
      }
      this.architectures.put(ad.id(), ad);
    }
    for (TrainingDescriptor td : trainings) {
      if (!td.isAllowed()) {
        throw new IllegalArgumentException("not allowed: " + td);
      }
      this.trainings.put(td.id(), td);
    }
  }

  Optional<ArchitectureDescriptor> architecture(String id) {
    return Optional.ofNullable(architectures.get(id));
  }

  Optional<TrainingDescriptor> training(String id) {
    return Optional.ofNullable(trainings.get(id));
  }
}
