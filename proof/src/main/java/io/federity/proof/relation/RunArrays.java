package io.federity.proof.relation;

import io.federity.proof.field.Fp;
import io.federity.proof.qsgd.HiddenCells;
import io.federity.proof.qsgd.OutputCells;
import io.federity.proof.qsgd.TrainingRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToLongFunction;

/** The arrays of a run behind the run root, as elements of F; without the multiplicities. */
final class RunArrays {
  private final TrainingShape shape;
  private final Map<String, long[]> arrays = new HashMap<>();

  private RunArrays(TrainingShape shape) {
    this.shape = shape;
  }

  static Map<String, long[]> of(TrainingShape shape, TrainingRun run) {
    RunArrays all = new RunArrays(shape);
    shape.hidden().ifPresent(hidden -> all.addHidden(hidden, run.hidden().orElseThrow()));
    all.addOutput(shape.output(), run.output());
    return all.arrays;
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
}
