package io.federity.inference;

import io.federity.recipe.ArchitectureDescriptor;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An architecture and, for TorchScript, the file that holds its module.
 *
 * @param module the scripted module; present exactly where the architecture is TorchScript
 */
public record ModelDefinition(ArchitectureDescriptor architecture, Optional<Path> module) {
  /** Checks that a module is there exactly where one is needed. */
  public ModelDefinition {
    if (module.isPresent() != architecture instanceof ArchitectureDescriptor.TorchScript) {
      throw new IllegalArgumentException("a module file belongs to torchscript, and only to it");
    }
  }

  /** A model without a module file. */
  public static ModelDefinition of(ArchitectureDescriptor architecture) {
    return new ModelDefinition(architecture, Optional.empty());
  }
}
