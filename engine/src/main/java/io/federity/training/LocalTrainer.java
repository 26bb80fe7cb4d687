package io.federity.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.federity.dataset.Examples;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.evaluation.EvaluationMetrics;
import io.federity.inference.ModelEvaluator;
import io.federity.inference.Network;
import io.federity.inference.TorchRuntime;
import io.federity.recipe.TrainingSettings;
import io.federity.tensor.Tensor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a site's model for one round on the site's own rows.
 *
 * <p>With one thread, the same request gives the same bits in every run on one machine. PyTorch
 * tracks one gradient at a time in a JVM, so requests run one after another; callers may be many.
 */
public final class LocalTrainer {
  private static final Object ONE_AT_A_TIME = new Object();

  private LocalTrainer() {}

  /**
   * Trains. Refused where the tensors are not those of the architecture, the module is no scripted
   * one, or the loss leaves the finite numbers (TRAINING_DIVERGED).
   */
  public static TrainingOutcome train(TrainingRequest request) {
    synchronized (ONE_AT_A_TIME) {
      TorchRuntime.use(request.options().threads());
      return switch (Network.open(request.model(), request.base())) {
        case Outcome.Refused<Network>(Refusal refusal) -> new TrainingOutcome.Refused(refusal);
        case Outcome.Accepted<Network>(Network network) -> {
          try (network) {
            yield new Run(request, network).train();
          }
        }
      };
    }
  }

  /** One training. */
  private static final class Run {
    private final TrainingSettings settings;
    private final TrainingOptions options;
    private final Examples examples;
    private final Network network;
    private final Engine engine = TorchRuntime.engine();
    private final long seed;
    private final BatchOrder order;
    private final Optimizer optimizer;
    private final Map<String, NDArray> base = new HashMap<>();

    Run(TrainingRequest request, Network network) {
      this.settings = request.settings();
      this.options = request.options();
      this.examples = request.examples();
      this.network = network;
      this.seed = options.seed().orElse(settings.seed());
      this.order = new BatchOrder(examples.size(), settings.batchSize(), seed, options.start());
      this.optimizer = Optimizer.of(settings, network.manager());
      if (settings.fedproxMu().doubleValue() > 0) {
        network.parameters().forEach((name, array) -> base.put(name, copy(array)));
      }
    }

    private NDArray copy(NDArray array) {
      NDArray copy = array.stopGradient().duplicate();
      copy.attach(network.manager());
      return copy;
    }

    TrainingOutcome train() {
      long began = System.nanoTime();
      BatchPosition start = order.position();
      Outcome<EvaluationMetrics> before =
          ModelEvaluator.evaluate(network, settings.loss(), examples);
      if (before instanceof Outcome.Refused<EvaluationMetrics>(Refusal refusal)) {
        return new TrainingOutcome.Refused(refusal);
      }
      long steps = steps();
      engine.setRandomSeed(dropoutSeed(start));
      network.setTraining(true);
      for (long step = 1; step <= steps; step++) {
        float loss = step(step);
        if (!Float.isFinite(loss)) {
          return diverged("the loss is %s at step %d of %d".formatted(loss, step, steps));
        }
      }
      network.setTraining(false);
      List<Tensor> tensors = network.tensors();
      Optional<Tensor> broken =
          tensors.stream().filter(t -> t.firstNonFinite().isPresent()).findFirst();
      if (broken.isPresent()) {
        return diverged(broken.get().name() + " is not finite after the last step");
      }
      return switch (ModelEvaluator.evaluate(network, settings.loss(), examples)) {
        case Outcome.Refused<EvaluationMetrics>(Refusal refusal) -> diverged(refusal.detail());
        case Outcome.Accepted<EvaluationMetrics>(EvaluationMetrics after) ->
            new TrainingOutcome.Trained(
                tensors,
                new TrainingRecord(
                    examples.size(),
                    steps,
                    start,
                    order.position(),
                    ((Outcome.Accepted<EvaluationMetrics>) before).value(),
                    after,
                    seed,
                    Environment.current(options.threads()),
                    Duration.ofNanos(System.nanoTime() - began),
                    examples.notices()));
      };
    }

    private long steps() {
      return settings.localSteps() > 0
          ? settings.localSteps()
          : (long) settings.localEpochs() * order.batchesPerEpoch();
    }

    /** Dropout must differ between rounds, but not between runs of the same round. */
    private int dropoutSeed(BatchPosition start) {
      return Long.hashCode(31 * (31 * seed + start.epoch()) + start.batch());
    }

    private float step(long number) {
      int[] rows = order.next();
      try (NDManager scratch = network.manager().newSubManager()) {
        NDArray inputs = scratch.create(gather(rows), new Shape(rows.length, examples.width()));
        NDArray labels =
            scratch.create(
                BatchLoss.labels(settings.loss(), examples.labels(), rows),
                BatchLoss.shape(settings.loss(), rows.length));
        float loss;
        try (GradientCollector gradients = engine.newGradientCollector()) {
          NDArray batchLoss = BatchLoss.of(settings.loss(), network.forward(inputs), labels);
          loss = batchLoss.getFloat();
          gradients.backward(batchLoss);
        }
        network.parameters().forEach((name, array) -> update(name, array, number, scratch));
        return loss;
      }
    }

    private void update(String name, NDArray parameter, long number, NDManager scratch) {
      NDArray gradient = parameter.getGradient();
      if (gradient == null) {
        return; // the outputs do not depend on this parameter
      }
      gradient.attach(scratch);
      NDArray start = base.get(name);
      if (start != null) {
        try (NDArray distance = parameter.sub(start)) {
          gradient.addi(distance.muli(settings.fedproxMu().doubleValue()));
        }
      }
      optimizer.update(name, parameter, gradient, number);
      JniUtils.zeroGrad((PtNDArray) parameter);
    }

    private float[] gather(int[] rows) {
      int width = examples.width();
      float[] inputs = new float[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(examples.inputs(), rows[i] * width, inputs, i * width, width);
      }
      return inputs;
    }

    private static TrainingOutcome diverged(String detail) {
      return new TrainingOutcome.Refused(new Refusal(ErrorCode.TRAINING_DIVERGED, detail));
    }
  }
}
