package io.federity.benchmark.heart;

import io.federity.dataset.Dataset;
import io.federity.dataset.Examples;
import io.federity.dataset.InputScaling;
import io.federity.error.Outcome;
import io.federity.recipe.Decimal;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.TrainingSettings;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.recipe.TrainingSettings.Optimizer;
import io.federity.recipe.TrainingSettings.Trainer;
import io.federity.statistics.PooledStatistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * FedAvg with FLamby's settings: batches of 4, 100 local updates, 15 rounds, SGD at 0.001, uniform
 * initial values, every centre scaled by its own training rows. The pooled test rows are scaled by
 * the statistics of all training rows together, as FLamby does.
 */
final class FlambyRun {
  private static final int ROUNDS = 15;

  private final List<Examples> training = new ArrayList<>();
  private final Map<String, Examples> tests = new LinkedHashMap<>();

  FlambyRun(List<Site> sites) {
    for (Site site : sites) {
      InputScaling own = scaling(List.of(site.training()));
      training.add(own.apply(site.training()));
      tests.put(site.hospital().slug(), own.apply(site.test()));
    }
    InputScaling pooled = scaling(sites.stream().map(Site::training).toList());
    tests.put(
        Published.POOLED.column(),
        pooled.apply(Dataset.concat(sites.stream().map(Site::test).toList())));
  }

  /** Accuracy per centre and pooled, in this order, for one seed. */
  Map<String, Double> accuracies(long seed) throws IOException {
    var federation = new Federation(settings(seed), InitialValues.UNIFORM, training);
    for (int round = 0; round < ROUNDS; round++) {
      federation.round();
    }
    var accuracies = new LinkedHashMap<String, Double>();
    tests.forEach((name, rows) -> accuracies.put(name, federation.evaluate(rows).accuracy()));
    return accuracies;
  }

  private static TrainingSettings settings(long seed) {
    return new TrainingSettings(
        Trainer.SGD_TORCH,
        Loss.BCE_WITH_LOGITS,
        Optimizer.SGD,
        new Decimal("0"),
        new Decimal("0.001"),
        4,
        100,
        0,
        new Decimal("0"),
        seed);
  }

  /** Scaling by the pooled statistics of some training parts. */
  static InputScaling scaling(List<Dataset> parts) {
    return switch (PooledStatistics.pool(
        parts.getFirst().features(), parts.stream().map(Dataset::statistics).toList())) {
      case Outcome.Accepted<io.federity.recipe.Standardisation>(var frozen) ->
          InputScaling.with(frozen);
      case Outcome.Refused<io.federity.recipe.Standardisation>(var refusal) ->
          throw new IllegalStateException(refusal.toString());
    };
  }
}
