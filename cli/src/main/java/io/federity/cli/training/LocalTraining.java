package io.federity.cli.training;

import io.federity.cli.workingcopy.BaseModel;
import io.federity.cli.workingcopy.TrainingState;
import io.federity.cli.workingcopy.WorkingCopy;
import io.federity.dataset.CsvDatasetReader;
import io.federity.dataset.CsvReading;
import io.federity.dataset.Examples;
import io.federity.dataset.InputScaling;
import io.federity.error.Outcome;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.recipe.Decimal;
import io.federity.tensor.SafetensorsWriter;
import io.federity.tensor.Tensor;
import io.federity.training.BatchPosition;
import io.federity.training.LocalTrainer;
import io.federity.training.TrainingOptions;
import io.federity.training.TrainingOutcome;
import io.federity.training.TrainingRecord;
import io.federity.training.TrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One round's training in a working copy. */
final class LocalTraining {
  private final WorkingCopy copy;
  private final BaseModel base;
  private final ScoredModel scored;

  LocalTraining(WorkingCopy copy, BaseModel base) {
    this.copy = copy;
    this.base = base;
    this.scored = new ScoredModel(base.model(), copy.store());
  }

  /**
   * What training gave.
   *
   * @param notices for the person at the site only
   */
  record Result(TrainingState state, List<String> notices) {}

  /** Trains from the base and writes the model and the record; on a refusal nothing is written. */
  Outcome<Result> train(Path data, Optional<Path> validation, int threads) {
    return CsvDatasetReader.read(data, base.model().recipe().data())
        .then(reading ->
            InputScaling.of(base.model().recipe(), reading.dataset())
                .map(scaling -> scaling.apply(reading.dataset()))
                .then(examples -> train(examples, reading, data, validation, threads)));
  }

  private Outcome<Result> train(
      Examples examples, CsvReading reading, Path data, Optional<Path> validation, int threads) {
    try (Arena arena = Arena.ofShared()) {
      return base.model()
          .tensors(copy.store(), arena)
          .then(tensors ->
              scored
                  .withDefinition(definition ->
                      trained(
                          LocalTrainer.train(
                              new TrainingRequest(
                                  definition,
                                  tensors,
                                  base.model().recipe().training(),
                                  examples,
                                  new TrainingOptions(threads, start(), Optional.empty())))))
                  .then(trained ->
                      validationMetrics(data, validation, tensors, trained.tensors())
                          .map(metrics -> keep(trained, metrics, reading.notices()))));
    }
  }

  private static Outcome<TrainingOutcome.Trained> trained(TrainingOutcome outcome) {
    return switch (outcome) {
      case TrainingOutcome.Trained trained -> Outcome.accepted(trained);
      case TrainingOutcome.Refused(var refusal) -> Outcome.refused(refusal);
    };
  }

  /** Batches go on where the last round ended; training on one base twice begins at one place. */
  private BatchPosition start() {
    Optional<TrainingState> last = copy.training();
    if (last.isEmpty()) {
      return BatchPosition.START;
    }
    TrainingState state = last.get();
    return state.base().equals(base.id().hex())
        ? new BatchPosition(state.startEpoch(), state.startBatch())
        : new BatchPosition(state.nextEpoch(), state.nextBatch());
  }

  private Outcome<Map<String, String>> validationMetrics(
      Path data, Optional<Path> validation, List<Tensor> before, List<Tensor> after) {
    if (validation.isEmpty()) {
      return Outcome.accepted(Map.of());
    }
    return scored
        .examples(validation.get(), Optional.of(data))
        .then(rows ->
            scored
                .evaluate(before, rows)
                .then(first -> scored.evaluate(after, rows).map(second -> metrics(first, second))));
  }

  private static Map<String, String> metrics(EvaluationMetrics before, EvaluationMetrics after) {
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("validation.rows", Long.toString(after.examples()));
    put(metrics, "before", before);
    put(metrics, "after", after);
    return metrics;
  }

  private static void put(Map<String, String> metrics, String when, EvaluationMetrics values) {
    metrics.put("validation.loss." + when, Decimal.of(values.loss()).text());
    metrics.put("validation.accuracy." + when, Decimal.of(values.accuracy()).text());
    values.auc().ifPresent(auc -> metrics.put("validation.auc." + when, Decimal.of(auc).text()));
  }

  private Result keep(
      TrainingOutcome.Trained trained, Map<String, String> validation, List<String> notices) {
    TrainingRecord record = trained.record();
    Map<String, String> metrics = new LinkedHashMap<>(record.metrics());
    metrics.putAll(validation);
    var state =
        new TrainingState(
            base.id().hex(),
            record.rows(),
            metrics,
            record.provenance(),
            record.start().epoch(),
            record.start().batch(),
            record.next().epoch(),
            record.next().batch());
    // In between, no record of an earlier training may speak for the new model.
    copy.saveTraining(TrainingState.beginningAt(record.start()));
    try {
      SafetensorsWriter.write(trained.tensors(), Map.of("format", "pt"), copy.modelFile());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + copy.modelFile(), e);
    }
    copy.saveTraining(state);
    List<String> all = new ArrayList<>(notices);
    record.notices().stream().filter(notice -> !all.contains(notice)).forEach(all::add);
    return new Result(state, List.copyOf(all));
  }
}
