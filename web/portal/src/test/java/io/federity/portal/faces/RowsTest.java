package io.federity.portal.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

class RowsTest {
  private record Row(String hospital, Integer number) {}

  private final List<Row> all =
      new ArrayList<>(
          List.of(new Row("va", 2), new Row("Cleveland", 10), new Row("hungary", null)));
  private final Rows<Row> rows =
      new Rows<>(all, (row, name) -> name.equals("number") ? row.number() : row.hospital());

  private List<Row> load(int first, int size, String field, SortOrder order) {
    SortMeta sorting = SortMeta.builder().field(field).order(order).build();
    return rows.load(first, size, Map.of(field, sorting), Map.of());
  }

  @Test
  void rows_unsorted_keepTheirOrder() {
    assertThat(rows.load(0, 10, Map.of(), Map.of())).isEqualTo(all);
    assertThat(rows.count(Map.of())).isEqualTo(3);
  }

  @Test
  void words_areSortedWhateverTheirCase() {
    assertThat(load(0, 10, "hospital", SortOrder.ASCENDING))
        .extracting(Row::hospital)
        .containsExactly("Cleveland", "hungary", "va");
  }

  @Test
  void numbers_areSortedAsNumbersAndNothingComesFirst() {
    assertThat(load(0, 10, "number", SortOrder.ASCENDING))
        .extracting(Row::number)
        .containsExactly(null, 2, 10);
  }

  @Test
  void secondPage_continuesTheSortedOrder() {
    assertThat(load(2, 2, "hospital", SortOrder.DESCENDING))
        .extracting(Row::hospital)
        .containsExactly("Cleveland");
    assertThat(load(4, 2, "hospital", SortOrder.ASCENDING)).isEmpty();
  }
}
