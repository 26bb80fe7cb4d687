package io.federity.benchmark.heart;

import io.federity.dataset.Dataset;
import io.federity.dataset.Examples;
import io.federity.dataset.InputScaling;
import io.federity.recipe.Decimal;
import io.federity.recipe.Recipe.InitialValues;
import io.federity.recipe.TrainingSettings;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.recipe.TrainingSettings.Optimizer;
import io.federity.recipe.TrainingSettings.Trainer;
import java.io.IOException;
import java.util.List;

/**
 * FedAvg with federated standardisation, run until it changes no more, against the same number of
 * steps on the pooled training rows: five full-batch local steps at 0.1 in each of 200 rounds.
 */
final class ConvergedRun {
  private static final int ROUNDS = 200;
  private static final int LOCAL_STEPS = 5;

  private ConvergedRun() {}

  /** Accuracy on all test rows together. */
  record Result(double federated, double pooled) {}

  static Result run(List<Site> sites) throws IOException {
    List<Dataset> parts = sites.stream().map(Site::training).toList();
    InputScaling scaling = FlambyRun.scaling(parts);
    Examples test = scaling.apply(Dataset.concat(sites.stream().map(Site::test).toList()));
    var federated =
        new Federation(
            settings(), InitialValues.ZEROS, parts.stream().map(scaling::apply).toList());
    var pooled =
        new Federation(
            settings(), InitialValues.ZEROS, List.of(scaling.apply(Dataset.concat(parts))));
    for (int round = 0; round < ROUNDS; round++) {
      federated.round();
      pooled.round();
    }
    return new Result(federated.evaluate(test).accuracy(), pooled.evaluate(test).accuracy());
  }

  private static TrainingSettings settings() {
    return new TrainingSettings(
        Trainer.SGD_TORCH,
        Loss.BCE_WITH_LOGITS,
        Optimizer.SGD,
        new Decimal("0"),
        new Decimal("0.1"),
        0,
        LOCAL_STEPS,
        0,
        new Decimal("0"),
        42);
  }
}
