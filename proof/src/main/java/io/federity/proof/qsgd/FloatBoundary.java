package io.federity.proof.qsgd;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.DenseLayer;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.qsgd.TensorDefect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The exact way from float32 tensors to master weights and back (section 4). A weight w becomes
 * {@code rint(w * 2^f_w)}, ties to even; a trained integer becomes the nearest float32, ties to
 * even. Nothing else rounds, so all machines agree on every bit.
 *
 * <p>Tensors and integers are in the order of the descriptor's {@code params}: weights as {@code
 * [out][in]}, row-major, then biases.
 */
public final class FloatBoundary {
  private static final long BOUND = 1L << 62;

  private final List<Parameter> parameters;

  /** One parameter: its name, how many numbers it has, and their scale f_w. */
  private record Parameter(String name, int size, int scale) {}

  private FloatBoundary(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  /**
   * The boundary of a model under a training descriptor.
   *
   * @throws IllegalArgumentException where a descriptor has a member out of range
   */
  public static FloatBoundary of(ArchitectureDescriptor ad, TrainingDescriptor td) {
    if (!ad.isAllowed() || !td.isAllowed()) {
      throw new IllegalArgumentException("not allowed: " + ad + ", " + td);
    }
    QsgdScales scales = QsgdScales.of(ad, td);
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < ad.layers().size(); i++) {
      DenseLayer layer = ad.layers().get(i);
      int scale = scales.layers().get(i).weight();
      parameters.add(
          new Parameter(ad.params().get(2 * i), layer.inputs() * layer.outputs(), scale));
      parameters.add(new Parameter(ad.params().get(2 * i + 1), layer.outputs(), scale));
    }
    return new FloatBoundary(List.copyOf(parameters));
  }

  /** The master weights of tensors, or why they have none. */
  public MasterWeights toIntegers(List<float[]> tensors) {
    Optional<TensorDefect> shape = shapeDefect(tensors);
    if (shape.isPresent()) {
      return new MasterWeights.Refused(shape.get());
    }
    long[] integers = new long[count()];
    int next = 0;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      for (int index = 0; index < parameter.size(); index++) {
        float weight = tensors.get(i)[index];
        // Exact: a float32 times a power of two is a double.
        double scaled = Math.rint(Math.scalb((double) weight, parameter.scale()));
        Optional<Kind> defect = defect(scaled);
        if (defect.isPresent()) {
          return new MasterWeights.Refused(
              new TensorDefect(defect.get(), parameter.name(), index, Float.toString(weight)));
        }
        integers[next++] = (long) scaled;
      }
    }
    return new MasterWeights.Exact(integers);
  }

  private static Optional<Kind> defect(double scaled) {
    if (!Double.isFinite(scaled)) {
      return Optional.of(Kind.NOT_FINITE);
    }
    return Math.abs(scaled) < BOUND ? Optional.empty() : Optional.of(Kind.TOO_LARGE);
  }

  /**
   * The tensors to push after a training.
   *
   * @param initial W0, each below {@code 2^62} in magnitude
   * @param update U, each below {@code 2^62} in magnitude
   */
  public List<float[]> toTensors(long[] initial, long[] update) {
    requireIntegers(initial);
    requireIntegers(update);
    List<float[]> tensors = new ArrayList<>();
    int next = 0;
    for (Parameter parameter : parameters) {
      float[] tensor = new float[parameter.size()];
      for (int index = 0; index < tensor.length; index++, next++) {
        tensor[index] = Math.scalb((float) (initial[next] + update[next]), -parameter.scale());
      }
      tensors.add(tensor);
    }
    return tensors;
  }

  /**
   * The first difference of pushed tensors from what a training gave; none where all bits agree.
   *
   * @param initial W0, each below {@code 2^62} in magnitude
   * @param update U, each below {@code 2^62} in magnitude
   */
  public Optional<TensorDefect> difference(List<float[]> pushed, long[] initial, long[] update) {
    Optional<TensorDefect> shape = shapeDefect(pushed);
    if (shape.isPresent()) {
      return shape;
    }
    List<float[]> expected = toTensors(initial, update);
    for (int i = 0; i < parameters.size(); i++) {
      for (int index = 0; index < parameters.get(i).size(); index++) {
        float value = pushed.get(i)[index];
        float trained = expected.get(i)[index];
        if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(trained)) {
          return Optional.of(
              new TensorDefect(
                  Kind.NOT_THE_RESULT,
                  parameters.get(i).name(),
                  index,
                  Float.toHexString(value) + ", trained " + Float.toHexString(trained)));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TensorDefect> shapeDefect(List<float[]> tensors) {
    if (tensors.size() != parameters.size()) {
      return Optional.of(
          new TensorDefect(Kind.SHAPE, "the model", 0, tensors.size() + " parameters"));
    }
    for (int i = 0; i < parameters.size(); i++) {
      int found = tensors.get(i).length;
      if (found != parameters.get(i).size()) {
        return Optional.of(
            new TensorDefect(Kind.SHAPE, parameters.get(i).name(), 0, found + " numbers"));
      }
    }
    return Optional.empty();
  }

  private void requireIntegers(long[] integers) {
    if (integers.length != count()) {
      throw new IllegalArgumentException(integers.length + " integers, not " + count());
    }
    for (long integer : integers) {
      if (integer <= -BOUND || integer >= BOUND) {
        throw new IllegalArgumentException("no master weight: " + integer);
      }
    }
  }

  private int count() {
    return parameters.stream().mapToInt(Parameter::size).reduce(0, Math::addExact);
  }
}
