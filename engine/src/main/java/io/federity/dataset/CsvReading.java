package io.federity.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What reading a file gave.
 *
 * @param rowsRead data rows in the file
 * @param rowsDropped rows left out because a used column had no value
 */
public record CsvReading(Dataset dataset, int rowsRead, int rowsDropped) {

  /** Rows that are used. */
  public int rowsKept() {
    return dataset.size();
  }

  /** What the person at the site should know about the rows, one sentence each. */
  public List<String> notices() {
    var notices = new ArrayList<String>();
    if (rowsDropped > 0) {
      notices.add(
          "%d of %d rows were left out because a used column has no value"
              .formatted(rowsDropped, rowsRead));
    }
    notices.addAll(DataNotices.of(dataset));
    return notices;
  }
}
