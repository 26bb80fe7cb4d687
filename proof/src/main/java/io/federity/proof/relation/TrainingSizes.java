package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.lookup.LogUp;
import io.federity.proof.qsgd.QsgdScales;
import java.util.List;
import java.util.TreeSet;

/**
 * What a training proof would need, in numbers that cannot overflow; to be asked before anything is
 * allocated (caps of section 1.2).
 *
 * @param steps T
 * @param run N_run
 * @param lookups N_x
 * @param tables N_t
 * @param data whether the data root is within its caps
 */
record TrainingSizes(long steps, long run, long lookups, long tables, boolean data) {
  private static final int MAX_STEPS = 1 << 16;
  private static final long MAX_ENTRIES = 1L << 26;
  private static final int SIGMOID_WIDTH = 14;

  /** Bits of a number of cells beyond which all caps are exceeded. */
  private static final long TOO_MANY = 1L << 40;

  static TrainingSizes of(ArchitectureDescriptor ad, TrainingDescriptor td, int rows) {
    boolean data = new DataShape(rows, td.logB(), ad.inputs(), ad.outputs()).fits();
    long steps = Math.ceilDiv((long) rows, 1L << td.logB()) * td.epochs();
    QsgdScales scales = QsgdScales.of(ad, td);
    OutputArrays output = OutputArrays.of(td, scales);
    TreeSet<Integer> widths = new TreeSet<>(List.of(1));
    long cells = cells(steps, td, ad.outputs());
    long lookups = cells * (1 + limbs(output.limbs(), widths));
    long run = cells * output.names().size();
    if (ad.layers().size() > 1) {
      HiddenArrays hidden = HiddenArrays.of(td, scales);
      long units = cells(steps, td, ad.layers().getFirst().outputs());
      lookups += units * limbs(hidden.limbs(), widths);
      run += units * hidden.names().size();
    }
    long tables = 1L << SIGMOID_WIDTH;
    for (int width : widths) {
      tables += 1L << width;
    }
    tables = DataShape.p2(tables);
    return new TrainingSizes(steps, run + tables, DataShape.p2(lookups), tables, data);
  }

  private static long cells(long steps, TrainingDescriptor td, int outputs) {
    return Math.min(TOO_MANY, DataShape.p2(steps) << td.logB()) * DataShape.p2(outputs);
  }

  private static long limbs(List<Limbs> numbers, TreeSet<Integer> widths) {
    long count = 0;
    for (Limbs limbs : numbers) {
      for (int i = 0; i < limbs.count(); i++) {
        widths.add(limbs.width(i));
        count++;
      }
    }
    return count;
  }

  boolean fit() {
    return data
        && steps <= MAX_STEPS
        && run <= MAX_ENTRIES
        && lookups + tables <= LogUp.MAX_ENTRIES;
  }
}
