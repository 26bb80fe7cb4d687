package io.federity.training;

import io.federity.recipe.Decimal;
import io.federity.recipe.TrainingSettings;
import io.federity.recipe.TrainingSettings.Loss;
import io.federity.recipe.TrainingSettings.Optimizer;
import io.federity.recipe.TrainingSettings.Trainer;

/** Training settings for tests: one full-batch SGD step unless told otherwise. */
record Settings(
    Loss loss, Optimizer optimizer, String momentum, String rate, int batch, int steps, String mu) {
  static final Settings ONE_STEP =
      new Settings(Loss.BCE_WITH_LOGITS, Optimizer.SGD, "0", "0.1", 0, 1, "0");

  Settings loss(Loss value) {
    return new Settings(value, optimizer, momentum, rate, batch, steps, mu);
  }

  Settings optimizer(Optimizer value, String itsMomentum) {
    return new Settings(loss, value, itsMomentum, rate, batch, steps, mu);
  }

  Settings rate(String value) {
    return new Settings(loss, optimizer, momentum, value, batch, steps, mu);
  }

  Settings batch(int value) {
    return new Settings(loss, optimizer, momentum, rate, value, steps, mu);
  }

  Settings steps(int value) {
    return new Settings(loss, optimizer, momentum, rate, batch, value, mu);
  }

  Settings mu(String value) {
    return new Settings(loss, optimizer, momentum, rate, batch, steps, value);
  }

  TrainingSettings build() {
    return new TrainingSettings(
        Trainer.SGD_TORCH,
        loss,
        optimizer,
        new Decimal(momentum),
        new Decimal(rate),
        batch,
        steps,
        0,
        new Decimal(mu),
        42);
  }
}
