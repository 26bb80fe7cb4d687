package io.federity.proof.relation;

import io.federity.proof.descriptor.ArchitectureDescriptor;
import io.federity.proof.descriptor.TrainingDescriptor;
import io.federity.proof.lookup.LookupBlock;
import io.federity.proof.lookup.LookupShape;
import io.federity.proof.lookup.LookupTable;
import io.federity.proof.lookup.LookupWitness;
import io.federity.proof.qsgd.QsgdScales;
import io.federity.proof.qsgd.SigmoidTable;
import io.federity.proof.qsgd.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * All sizes of a training proof; a function of the descriptors and the number of rows (sections 5
 * and 5.2). Cells of a layer are ordered output lowest, then row of the batch, then step.
 */
final class TrainingShape {
  private final ArchitectureDescriptor ad;
  private final TrainingDescriptor td;
  private final int rows;
  private final DataShape data;
  private final List<LayerShape> layers = new ArrayList<>();
  private final Optional<HiddenArrays> hidden;
  private final OutputArrays output;
  private final LookupShape lookups;
  private final VectorLayout run;

  TrainingShape(ArchitectureDescriptor ad, TrainingDescriptor td, int rows) {
    this.ad = ad;
    this.td = td;
    this.rows = rows;
    this.data = new DataShape(rows, td.logB(), ad.inputs(), ad.outputs());
    QsgdScales scales = QsgdScales.of(ad, td);
    for (int i = 0; i < ad.layers().size(); i++) {
      layers.add(new LayerShape(i, ad.layers().get(i), scales.layers().get(i)));
    }
    this.hidden = layers.size() == 1 ? Optional.empty() : Optional.of(HiddenArrays.of(td, scales));
    this.output = OutputArrays.of(td, scales);
    this.lookups = lookupShape();
    this.run = runLayout();
  }

  /** Lookup blocks in the order of section 5.2. */
  private LookupShape lookupShape() {
    List<LookupBlock> blocks = new ArrayList<>();
    hidden.ifPresent(arrays -> addRanges(blocks, arrays.limbs(), cells(layers.getFirst())));
    int cells = cells(layers.getLast());
    blocks.add(LookupBlock.sigmoid(OutputArrays.INPUT, OutputArrays.PROBABILITY, cells));
    addRanges(blocks, output.limbs(), cells);
    TreeSet<Integer> widths = new TreeSet<>(List.of(1));
    for (LookupBlock block : blocks) {
      if (block.tag() != LookupTable.SIGMOID_TAG) {
        widths.add(block.tag());
      }
    }
    List<LookupTable> tables = new ArrayList<>(widths.stream().map(LookupTable::range).toList());
    tables.add(LookupTable.sigmoid(SigmoidTable.values(td.fd())));
    return new LookupShape(blocks, tables);
  }

  private static void addRanges(List<LookupBlock> blocks, List<Limbs> numbers, int cells) {
    for (Limbs limbs : numbers) {
      for (int i = 0; i < limbs.count(); i++) {
        blocks.add(LookupBlock.range(limbs.width(i), 0, limbs.name(i), cells));
      }
    }
  }

  private VectorLayout runLayout() {
    List<String> names = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    hidden.ifPresent(arrays -> {
      for (String name : arrays.names()) {
        names.add(name);
        sizes.add(cells(layers.getFirst()));
      }
    });
    for (String name : output.names()) {
      names.add(name);
      sizes.add(cells(layers.getLast()));
    }
    names.add(LookupWitness.MULTIPLICITIES);
    sizes.add(lookups.multiplicities());
    return VectorLayout.of(names, sizes);
  }

  ArchitectureDescriptor ad() {
    return ad;
  }

  TrainingDescriptor td() {
    return td;
  }

  int rows() {
    return rows;
  }

  DataShape data() {
    return data;
  }

  /** First to last. */
  List<LayerShape> layers() {
    return layers;
  }

  /** The arrays of the hidden layer, where there is one. */
  Optional<HiddenArrays> hidden() {
    return hidden;
  }

  OutputArrays output() {
    return output;
  }

  LookupShape lookups() {
    return lookups;
  }

  VectorLayout run() {
    return run;
  }

  int paddedSteps() {
    return TrainingRun.powerOfTwo(td.steps(rows));
  }

  int stepBits() {
    return Integer.numberOfTrailingZeros(paddedSteps());
  }

  int rowBits() {
    return td.logB();
  }

  int cells(LayerShape layer) {
    return Math.multiplyExact(
        Math.multiplyExact(paddedSteps(), td.batchRows()), layer.paddedOutputs());
  }
}
