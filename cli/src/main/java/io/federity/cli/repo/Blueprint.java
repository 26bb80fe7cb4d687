package io.federity.cli.repo;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.inference.ModelDefinition;
import io.federity.json.CanonicalJson;
import io.federity.json.JsonReader;
import io.federity.json.JsonReading;
import io.federity.json.JsonValue;
import io.federity.object.ObjectId;
import io.federity.recipe.ArchitectureDescriptor;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import io.federity.training.InitialParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a new repository begins with, read from files and checked.
 *
 * @param module the scripted module, for TorchScript only
 */
record Blueprint(ArchitectureDescriptor architecture, Recipe recipe, Optional<Path> module) {

  /**
   * Reads the files; a TorchScript descriptor may leave out {@code module} where a file is given.
   */
  static Outcome<Blueprint> read(Path architectureFile, Path recipeFile, Optional<Path> module) {
    return bytes(architectureFile)
        .then(bytes -> architecture(bytes, module))
        .then(architecture ->
            bytes(recipeFile)
                .then(Recipe::read)
                .then(recipe -> fitting(new Blueprint(architecture, recipe, module))));
  }

  private static Outcome<Blueprint> fitting(Blueprint blueprint) {
    boolean scripted = blueprint.architecture instanceof ArchitectureDescriptor.TorchScript;
    if (scripted != blueprint.module.isPresent()) {
      return Outcome.refused(
          ErrorCode.BAD_ARCHITECTURE,
          "--module is for architecture torchscript, and torchscript needs it");
    }
    return blueprint
        .recipe
        .misfit(blueprint.architecture)
        .<Outcome<Blueprint>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(blueprint));
  }

  private static Outcome<ArchitectureDescriptor> architecture(byte[] bytes, Optional<Path> module) {
    if (module.isEmpty()) {
      return ArchitectureDescriptor.read(bytes);
    }
    return bytes(module.get())
        .map(content -> ObjectId.ofBytes(content).hex())
        .then(id ->
            ArchitectureDescriptor.read(withModule(bytes, id))
                .then(architecture ->
                    architecture instanceof ArchitectureDescriptor.TorchScript script
                            && !script.module().equals(id)
                        ? Outcome.refused(
                            ErrorCode.BAD_ARCHITECTURE,
                            "module is %s, but the file is %s".formatted(script.module(), id))
                        : Outcome.accepted(architecture)));
  }

  private static byte[] withModule(byte[] bytes, String id) {
    if (JsonReader.read(bytes) instanceof JsonReading.Read(JsonValue.Members(var members))
        && !members.containsKey("module")) {
      SortedMap<String, JsonValue> completed = new TreeMap<>(members);
      completed.put("module", JsonValue.text(id));
      return CanonicalJson.bytes(new JsonValue.Members(completed));
    }
    return bytes;
  }

  /** The values of the root commit, from the recipe's seed. */
  Outcome<List<Tensor>> initialTensors() {
    return InitialParameters.of(
        new ModelDefinition(architecture, module), recipe.initial(), recipe.training().seed());
  }

  static Outcome<byte[]> bytes(Path file) {
    try {
      return Outcome.accepted(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Outcome.refused(ErrorCode.NOT_FOUND, "there is no file " + file);
    } catch (IOException e) {
      return Outcome.refused(ErrorCode.BAD_REQUEST, "cannot read " + file + ": " + e);
    }
  }
}
