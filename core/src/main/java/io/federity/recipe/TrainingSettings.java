package io.federity.recipe;

import io.federity.json.JsonBuilder;
import io.federity.json.JsonObject;
import io.federity.json.JsonShapeException;
import io.federity.json.JsonValue;

/**
 * How a site trains in one round.
 *
 * @param momentum velocity kept from step to step (momentum only; Polyak 1964), in [0, 1)
 * @param learningRate step length, above 0
 * @param batchSize rows a step; 0 means all rows
 * @param localSteps batches a round; 0 where {@code localEpochs} counts
 * @param localEpochs passes over the rows a round; 0 where {@code localSteps} counts
 * @param fedproxMu weight of the proximal term mu/2 * ||w - w_base||^2 (FedProx, Li et al. 2020); 0
 *     switches it off
 * @param seed of the order of the rows and of the initial values
 */
public record TrainingSettings(
    Trainer trainer,
    Loss loss,
    Optimizer optimizer,
    Decimal momentum,
    Decimal learningRate,
    int batchSize,
    int localSteps,
    int localEpochs,
    Decimal fedproxMu,
    long seed) {

  /** Which engine trains. */
  public enum Trainer {
    /** Float32 on PyTorch. */
    SGD_TORCH
  }

  /** What is minimised, always the mean over the batch. */
  public enum Loss {
    /** Binary cross-entropy of one logit. */
    BCE_WITH_LOGITS,
    /** Cross-entropy of the softmax of one logit a class. */
    CROSS_ENTROPY,
    /** Squared difference between one output and the label. */
    MSE
  }

  /** How a gradient becomes a step. */
  public enum Optimizer {
    /** w -= learningRate * g. */
    SGD,
    /** v = momentum * v + g; w -= learningRate * v. */
    MOMENTUM,
    /** Adam (Kingma, Ba 2015) with beta 0.9 and 0.999, epsilon 1e-8, bias correction. */
    ADAM
  }

  /** Checks the ranges; throws IllegalArgumentException with the rule that is broken. */
  public TrainingSettings {
    double rate = learningRate.doubleValue();
    if (!(rate > 0)) {
      throw new IllegalArgumentException("learningRate must be above 0");
    }
    double velocity = momentum.doubleValue();
    if (velocity < 0 || velocity >= 1) {
      throw new IllegalArgumentException("momentum must be in [0, 1)");
    }
    if (batchSize < 0) {
      throw new IllegalArgumentException("batchSize must be 0 (all rows) or above");
    }
    if (localSteps < 0 || localEpochs < 0 || (localSteps > 0) == (localEpochs > 0)) {
      throw new IllegalArgumentException(
          "exactly one of localSteps and localEpochs must be above 0");
    }
    if (fedproxMu.doubleValue() < 0) {
      throw new IllegalArgumentException("fedproxMu must be 0 or above");
    }
  }

  /** The settings as JSON. */
  public JsonValue.Members toJson() {
    return new JsonBuilder()
        .put("trainer", Choice.text(trainer))
        .put("loss", Choice.text(loss))
        .put("optimizer", Choice.text(optimizer))
        .put("momentum", momentum.text())
        .put("learningRate", learningRate.text())
        .put("batchSize", batchSize)
        .put("localSteps", localSteps)
        .put("localEpochs", localEpochs)
        .put("fedproxMu", fedproxMu.text())
        .put("seed", seed)
        .build();
  }

  /** Reads settings; refusals are {@link JsonShapeException}s. */
  public static TrainingSettings read(JsonObject object, String path) {
    Trainer trainer = Choice.read(object, "trainer", Trainer.class);
    Loss loss = Choice.read(object, "loss", Loss.class);
    Optimizer optimizer = Choice.read(object, "optimizer", Optimizer.class);
    Decimal momentum = Decimal.read(object, "momentum");
    Decimal learningRate = Decimal.read(object, "learningRate");
    int batchSize = count(object, "batchSize");
    int localSteps = count(object, "localSteps");
    int localEpochs = count(object, "localEpochs");
    Decimal fedproxMu = Decimal.read(object, "fedproxMu");
    long seed = object.whole("seed");
    object.end();
    try {
      return new TrainingSettings(
          trainer,
          loss,
          optimizer,
          momentum,
          learningRate,
          batchSize,
          localSteps,
          localEpochs,
          fedproxMu,
          seed);
    } catch (IllegalArgumentException e) {
      throw new JsonShapeException(path + ":", String.valueOf(e.getMessage()));
    }
  }

  private static int count(JsonObject object, String name) {
    long value = object.whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw new JsonShapeException(object.at(name), "must be between 0 and 2147483647");
    }
    return (int) value;
  }
}
