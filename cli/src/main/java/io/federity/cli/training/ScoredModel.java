package io.federity.cli.training;

import io.federity.cli.workingcopy.StoredModel;
import io.federity.dataset.CsvDatasetReader;
import io.federity.dataset.CsvReading;
import io.federity.dataset.Dataset;
import io.federity.dataset.Examples;
import io.federity.dataset.InputScaling;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.inference.ModelDefinition;
import io.federity.inference.ModelEvaluator;
import io.federity.object.ObjectId;
import io.federity.object.ObjectStore;
import io.federity.recipe.Recipe;
import io.federity.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A stored model, ready for PyTorch: for training and for measuring on rows of this site. */
public record ScoredModel(StoredModel model, ObjectStore store) {

  /**
   * Reads and scales rows.
   *
   * @param scaleBy training rows whose statistics count where the recipe scales locally
   */
  public Outcome<Examples> examples(Path file, Optional<Path> scaleBy) {
    return read(file)
        .then(rows ->
            scaleBy
                .map(this::read)
                .orElseGet(() -> localOnlyWith(rows))
                .then(training -> InputScaling.of(model.recipe(), training))
                .map(scaling -> scaling.apply(rows)));
  }

  private Outcome<Dataset> localOnlyWith(Dataset rows) {
    return model.recipe().standardize() == Recipe.Standardize.LOCAL
        ? Outcome.refused(
            ErrorCode.BAD_REQUEST,
            "the recipe scales by the site's own training rows; name them with --training-data")
        : Outcome.accepted(rows);
  }

  private Outcome<Dataset> read(Path file) {
    return CsvDatasetReader.read(file, model.recipe().data()).map(CsvReading::dataset);
  }

  /** Measures the commit's own tensors. */
  public Outcome<EvaluationMetrics> evaluate(Examples examples) {
    try (Arena arena = Arena.ofShared()) {
      return model.tensors(store, arena).then(tensors -> evaluate(tensors, examples));
    }
  }

  /** Measures other tensors of the same architecture. */
  Outcome<EvaluationMetrics> evaluate(List<Tensor> tensors, Examples examples) {
    return withDefinition(definition ->
        ModelEvaluator.evaluate(definition, tensors, model.recipe().training().loss(), examples));
  }

  /** Gives the module, if there is one, a file for as long as {@code use} runs. */
  <T> Outcome<T> withDefinition(Function<ModelDefinition, Outcome<T>> use) {
    Optional<ObjectId> module = model.module();
    if (module.isEmpty()) {
      return use.apply(ModelDefinition.of(model.architecture()));
    }
    try {
      Path file = Files.createTempFile("federity-module", ".pt");
      file.toFile().deleteOnExit(); // for a signal, which no finally hears of
      try (InputStream in = store.open(module.get())) {
        Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        return use.apply(new ModelDefinition(model.architecture(), Optional.of(file)));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open module " + module.get(), e);
    }
  }
}
