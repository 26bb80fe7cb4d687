package io.federity.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.federity.recipe.TrainingSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns gradients into steps. State (velocity, moments) begins at zero in every round, as nothing
 * but tensors travels between sites. Not thread safe.
 */
sealed interface Optimizer {

  /** Prepares the state for one round; it lives as long as {@code manager}. */
  static Optimizer of(TrainingSettings settings, NDManager manager) {
    double rate = settings.learningRate().doubleValue();
    return switch (settings.optimizer()) {
      case SGD -> new Sgd(rate);
      case MOMENTUM -> new Momentum(rate, settings.momentum().doubleValue(), new State(manager));
      case ADAM -> new Adam(rate, new State(manager), new State(manager));
    };
  }

  /**
   * Changes one parameter in place.
   *
   * @param step number of the step, from 1
   * @param gradient scratch, may be changed
   */
  void update(String name, NDArray parameter, NDArray gradient, long step);

  /** w -= rate * g. */
  record Sgd(double rate) implements Optimizer {
    @Override
    public void update(String name, NDArray parameter, NDArray gradient, long step) {
      parameter.subi(gradient.muli(rate));
    }
  }

  /** v = momentum * v + g; w -= rate * v (as PyTorch, without dampening or Nesterov). */
  record Momentum(double rate, double momentum, State velocity) implements Optimizer {
    @Override
    public void update(String name, NDArray parameter, NDArray gradient, long step) {
      NDArray v = velocity.of(name, parameter);
      v.muli(momentum).addi(gradient);
      try (NDArray change = v.mul(rate)) {
        parameter.subi(change);
      }
    }
  }

  /** Adam: Kingma, Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1. */
  record Adam(double rate, State first, State second) implements Optimizer {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    @Override
    public void update(String name, NDArray parameter, NDArray gradient, long step) {
      NDArray m = first.of(name, parameter);
      NDArray v = second.of(name, parameter);
      double stepSize = rate / (1 - Math.pow(BETA1, step));
      double rootOfCorrection = Math.sqrt(1 - Math.pow(BETA2, step));
      try (NDArray square = gradient.mul(gradient)) {
        m.muli(BETA1).addi(gradient.muli(1 - BETA1));
        v.muli(BETA2).addi(square.muli(1 - BETA2));
      }
      try (NDArray root = v.sqrt();
          NDArray change = m.div(root.divi(rootOfCorrection).addi(EPSILON))) {
        parameter.subi(change.muli(stepSize));
      }
    }
  }

  /** One array of the parameter's shape for every parameter. */
  final class State {
    private final NDManager manager;
    private final Map<String, NDArray> arrays = new HashMap<>();

    State(NDManager manager) {
      this.manager = manager;
    }

    NDArray of(String name, NDArray parameter) {
      return arrays.computeIfAbsent(
          name, _ -> manager.zeros(parameter.getShape(), parameter.getDataType()));
    }
  }
}
