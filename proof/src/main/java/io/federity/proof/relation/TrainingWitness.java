package io.federity.proof.relation;

import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The prover's arrays of a run, as elements of F. */
final class TrainingWitness {
  private final TrainingShape shape;
  private final Map<String, long[]> data;
  private final Map<String, long[]> arrays = new HashMap<>();
  private final LookupWitness lookups;
  private final StepArray labels;
  private final List<LayerWitness> layers = new ArrayList<>();

  /**
   * What a prover believes; whether it is true is for the verifier to find out.
   *
   * @param data arrays behind the data root
   * @param arrays those behind the run root, without the multiplicities
   */
  TrainingWitness(
      PublicRun known,
      Map<String, long[]> data,
      Map<String, long[]> arrays,
      LookupWitness lookups) {
    this.shape = known.shape();
    this.data = data;
    this.arrays.putAll(arrays);
    this.arrays.put(LookupWitness.MULTIPLICITIES, lookups.multiplicities());
    this.lookups = lookups;
    this.labels = gathered(DataShape.LABELS, shape.data().paddedOutputs(), known.order());
    StepArray inputs = gathered(DataShape.FEATURES, shape.data().paddedInputs(), known.order());
    for (LayerShape layer : shape.layers()) {
      layers.add(
          new LayerWitness(
              layer,
              shape.td().mu(),
              layer.isFirst() ? inputs : activations(shape.hidden().orElseThrow()),
              own(deltaOf(layer), layer.paddedOutputs()),
              known.initial(layer)));
    }
  }

  /** What is true of a run. */
  static TrainingWitness of(PublicRun known, TrainingRun run, Map<String, long[]> data)
      throws RangeExceededException {
    Map<String, long[]> arrays = RunArrays.of(known.shape(), run);
    try {
      LookupWitness lookups = LookupWitness.count(known.shape().lookups(), arrays);
      return new TrainingWitness(known, data, arrays, lookups);
    } catch (LookupWitness.OutOfRangeException e) {
      throw new RangeExceededException(e);
    }
  }

  /** {@code A = S + V}. */
  private StepArray activations(HiddenArrays hidden) {
    Fp2Array sum = table(hidden.excess());
    sum.addScaled(Fp2.ONE, array(HiddenArrays.SIGN));
    int width = shape.layers().getFirst().paddedOutputs();
    return StepArray.ofOwn(sum.constants(), width, shape.td().batchRows());
  }

  private StepArray own(String array, int width) {
    return StepArray.ofOwn(array(array), width, shape.td().batchRows());
  }

  private StepArray gathered(String dataArray, int width, int[] order) {
    long[] values = data.get(dataArray);
    if (values == null) {
      throw new IllegalArgumentException("no data array " + dataArray);
    }
    return StepArray.gathered(values, width, shape.td().batchRows(), order, shape.paddedSteps());
  }

  private String deltaOf(LayerShape layer) {
    boolean last = layer.index() == shape.layers().size() - 1;
    return last ? OutputArrays.DELTA : HiddenArrays.DELTA;
  }

  LookupWitness lookups() {
    return lookups;
  }

  long[] runVector() {
    return shape.run().join(arrays);
  }

  long[] dataVector() {
    return shape.data().layout().join(data);
  }

  long[] array(String name) {
    long[] array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no array " + name);
    }
    return array;
  }

  /** An array of cells as a table over K. */
  Fp2Array table(String name) {
    long[] array = array(name);
    return Fp2Array.wrap(array.clone(), new long[array.length]);
  }

  /** A number's limbs joined, as a table over K. */
  Fp2Array table(Limbs limbs) {
    Fp2Array table = table(limbs.name(0));
    for (int i = 1; i < limbs.count(); i++) {
      table.addScaled(limbs.weight(i), array(limbs.name(i)));
    }
    return table;
  }

  /** Labels, gathered by step. */
  StepArray labels() {
    return labels;
  }

  LayerWitness layer(LayerShape layer) {
    return layers.get(layer.index());
  }
}
