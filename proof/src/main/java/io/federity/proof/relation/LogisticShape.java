package io.federity.proof.relation;

import io.federity.proof.descriptor.LogisticDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.lookup.LookupBlock;
import io.federity.proof.lookup.LookupShape;
import io.federity.proof.lookup.LookupTable;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.LogisticRun;
import io.federity.proof.qsgd.LogisticScales;
import io.federity.proof.qsgd.SigmoidTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * All sizes of a logistic training proof; a function of the descriptors and the number of rows
 * (sections 5 and 5.2). Cells are ordered class lowest, then row of the batch, then step.
 */
final class LogisticShape {
  static final String INPUT = "u";
  static final String PROBABILITY = "P";
  static final String DELTA = "delta";

  private final LogisticDescriptor ad;
  private final TrainingDescriptor td;
  private final int rows;
  private final LogisticScales scales;
  private final Limbs high;
  private final Limbs low;
  private final Limbs remainder;
  private final LookupShape lookups;
  private final VectorLayout run;
  private final DataShape data;

  LogisticShape(LogisticDescriptor ad, TrainingDescriptor td, int rows) {
    this.ad = ad;
    this.td = td;
    this.rows = rows;
    this.scales = LogisticScales.of(td);
    this.high = new Limbs("hi", td.zBits(), td.limb());
    this.low = new Limbs("lo", td.zBits(), td.limb());
    this.remainder = new Limbs("r", scales.shift(), td.limb());
    this.data = new DataShape(rows, td.logB(), ad.inputs(), ad.outputs());
    this.lookups = lookupShape();
    this.run = runLayout();
  }

  private LookupShape lookupShape() {
    List<LookupBlock> blocks = new ArrayList<>();
    blocks.add(LookupBlock.sigmoid(INPUT, PROBABILITY, cells()));
    TreeSet<Integer> widths = new TreeSet<>(List.of(1));
    for (Limbs limbs : List.of(high, low, remainder)) {
      for (int i = 0; i < limbs.count(); i++) {
        blocks.add(LookupBlock.range(limbs.width(i), 0, limbs.name(i), cells()));
        widths.add(limbs.width(i));
      }
    }
    List<LookupTable> tables = new ArrayList<>(widths.stream().map(LookupTable::range).toList());
    tables.add(LookupTable.sigmoid(SigmoidTable.values(td.fd())));
    return new LookupShape(blocks, tables);
  }

  private VectorLayout runLayout() {
    List<String> names = new ArrayList<>(List.of(INPUT, PROBABILITY));
    names.addAll(high.names());
    names.addAll(low.names());
    names.addAll(remainder.names());
    names.add(DELTA);
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(names.size(), cells()));
    names.add(LookupWitness.MULTIPLICITIES);
    sizes.add(lookups.multiplicities());
    return VectorLayout.of(names, sizes);
  }

  LogisticDescriptor ad() {
    return ad;
  }

  TrainingDescriptor td() {
    return td;
  }

  int rows() {
    return rows;
  }

  LogisticScales scales() {
    return scales;
  }

  Limbs high() {
    return high;
  }

  Limbs low() {
    return low;
  }

  Limbs remainder() {
    return remainder;
  }

  LookupShape lookups() {
    return lookups;
  }

  VectorLayout run() {
    return run;
  }

  DataShape data() {
    return data;
  }

  int steps() {
    return td.steps(rows);
  }

  int paddedSteps() {
    return LogisticRun.powerOfTwo(steps());
  }

  int cells() {
    return Math.multiplyExact(
        Math.multiplyExact(paddedSteps(), td.batchRows()), data.paddedOutputs());
  }

  int stepBits() {
    return Integer.numberOfTrailingZeros(paddedSteps());
  }

  int rowBits() {
    return td.logB();
  }
}
