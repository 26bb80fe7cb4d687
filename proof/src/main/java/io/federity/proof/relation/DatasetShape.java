package io.federity.proof.relation;

import io.federity.proof.lookup.LookupBlock;
import io.federity.proof.lookup.LookupShape;
import io.federity.proof.lookup.LookupTable;
import io.federity.proof.statement.DatasetStatement;
import java.util.List;
import java.util.stream.IntStream;

/** All sizes of the proof of a data root; a function of its statement. */
final class DatasetShape {
  private final DatasetStatement statement;
  private final DataShape data;
  private final LookupShape lookups;

  DatasetShape(DatasetStatement statement) {
    this.statement = statement;
    this.data =
        new DataShape(statement.rows(), statement.logB(), statement.inputs(), statement.outputs());
    int width = statement.xBits() + 1;
    this.lookups =
        new LookupShape(
            List.of(
                LookupBlock.range(
                    width,
                    1L << statement.xBits(),
                    DataShape.FEATURES,
                    data.paddedRows() * data.paddedInputs())),
            IntStream.of(1, width).distinct().mapToObj(LookupTable::range).toList());
  }

  DatasetStatement statement() {
    return statement;
  }

  DataShape data() {
    return data;
  }

  LookupShape lookups() {
    return lookups;
  }
}
