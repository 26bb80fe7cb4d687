package io.federity.commit.service;

import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import java.util.List;

/** What a model consists of at one commit. */
public record ModelFiles(
    ArchitectureDescriptor architecture, Recipe recipe, List<ModelFile> files) {
  public ModelFiles {
    files = List.copyOf(files);
  }

  /**
   * One part of the model.
   *
   * @param kind {@code recipe}, {@code architecture} or {@code tensor}
   * @param shape of a tensor; empty for a scalar and for documents
   * @param dtype of a tensor; empty for documents
   * @param bytes of a document, or of a tensor's values
   * @param object id of the object that holds it
   */
  public record ModelFile(
      String name, String kind, List<Long> shape, String dtype, long bytes, String object) {
    public ModelFile {
      shape = List.copyOf(shape);
    }
  }
}
