package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.field.Fp2Array;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.HiddenCells;
import io.federity.proof.qsgd.OutputCells;
import io.federity.proof.qsgd.RangeExceededException;
import io.federity.proof.qsgd.TrainingRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** The prover's arrays of a run, as elements of F. */
final class TrainingWitness {
  private final TrainingShape shape;
  private final Map<String, long[]> data;
  private final Map<String, long[]> arrays = new HashMap<>();
  private final LookupWitness lookups;
  private final StepArray labels;
  private final List<LayerWitness> layers = new ArrayList<>();

  TrainingWitness(PublicRun known, TrainingRun run, Map<String, long[]> data)
      throws RangeExceededException {
    this.shape = known.shape();
    this.data = data;
    shape.hidden().ifPresent(hidden -> addHidden(hidden, run.hidden().orElseThrow()));
    addOutput(shape.output(), run.output());
    try {
      this.lookups = LookupWitness.count(shape.lookups(), arrays);
    } catch (LookupWitness.OutOfRangeException e) {
      throw new RangeExceededException(e);
    }
    arrays.put(LookupWitness.MULTIPLICITIES, lookups.multiplicities());
    this.labels = gathered(DataShape.LABELS, shape.data().paddedOutputs(), known.order());
    StepArray inputs = gathered(DataShape.FEATURES, shape.data().paddedInputs(), known.order());
    for (LayerShape layer : shape.layers()) {
      layers.add(
          new LayerWitness(
              layer,
              shape.td().mu(),
              layer.isFirst() ? inputs : activations(run),
              own(deltaOf(layer), layer.paddedOutputs()),
              known.initial(layer)));
    }
  }

  private void addHidden(HiddenArrays hidden, HiddenCells cells) {
    int count = cells.count();
    addArray(HiddenArrays.SIGN, count, cells::sign);
    addLimbs(hidden.negative(), count, cells::negative);
    addLimbs(hidden.excess(), count, cells::excess);
    addLimbs(hidden.remainder(), count, cells::remainder);
    long offset = 1L << shape.td().dBits();
    addLimbs(hidden.gradient(), count, cell -> cells.gradient(cell) + offset);
    addLimbs(hidden.backwardRemainder(), count, cells::backwardRemainder);
    addArray(HiddenArrays.DELTA, count, cells::delta);
  }

  private void addOutput(OutputArrays output, OutputCells cells) {
    int count = cells.count();
    addArray(OutputArrays.INPUT, count, cells::saturated);
    addArray(OutputArrays.PROBABILITY, count, cells::probability);
    addLimbs(output.high(), count, cell -> Math.max(0, cells.logit(cell) - cells.saturated(cell)));
    addLimbs(output.low(), count, cell -> Math.max(0, cells.saturated(cell) - cells.logit(cell)));
    addLimbs(output.remainder(), count, cells::remainder);
    addArray(OutputArrays.DELTA, count, cells::delta);
  }

  private void addArray(String name, int count, IntToLongFunction value) {
    long[] array = new long[count];
    Arrays.setAll(array, cell -> Fp.ofSigned(value.applyAsLong(cell)));
    arrays.put(name, array);
  }

  private void addLimbs(Limbs limbs, int count, IntToLongFunction number) {
    for (int i = 0; i < limbs.count(); i++) {
      int index = i;
      addArray(limbs.name(i), count, cell -> limbs.part(number.applyAsLong(cell), index));
    }
  }

  private StepArray activations(TrainingRun run) {
    HiddenCells cells = run.hidden().orElseThrow();
    long[] values = new long[cells.count()];
    Arrays.setAll(values, cell -> Fp.ofSigned(cells.activation(cell)));
    int width = shape.layers().getFirst().paddedOutputs();
    return StepArray.ofOwn(values, width, shape.td().batchRows());
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
