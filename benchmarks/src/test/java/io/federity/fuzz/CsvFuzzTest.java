package io.federity.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.federity.dataset.CsvDatasetReader;
import io.federity.dataset.CsvReading;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ColumnSpec.Categorical;
import io.federity.recipe.ColumnSpec.Ignored;
import io.federity.recipe.ColumnSpec.Label;
import io.federity.recipe.ColumnSpec.Numeric;
import io.federity.recipe.DataSchema;
import io.federity.recipe.DataSchema.MissingRows;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;

/** The first byte chooses the recipe's data section, the rest is the file. */
class CsvFuzzTest {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', ' ', '#', 'E', '|');
  private static final List<String> ENCODINGS =
      List.of("UTF-8", "UTF-16", "ISO-8859-1", "US-ASCII", "UTF-16LE", "UTF-32", "Shift_JIS");

  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void read(byte[] input) {
    if (input.length == 0) {
      return;
    }
    DataSchema schema = schema(Byte.toUnsignedInt(input[0]));
    byte[] file = Arrays.copyOfRange(input, 1, input.length);
    switch (CsvDatasetReader.read("rows.csv", new ByteArrayInputStream(file), schema)) {
      case Outcome.Accepted<CsvReading>(CsvReading reading) -> {
        assertThat(reading.rowsKept()).isPositive();
        assertThat(reading.rowsKept() + reading.rowsDropped()).isEqualTo(reading.rowsRead());
        for (double[] row : reading.dataset().rows()) {
          assertThat(row).hasSize(schema.features().size());
          assertThat(Arrays.stream(row)).allMatch(Double::isFinite);
        }
        assertThat(reading.dataset().labels()).containsAnyOf(0, 1);
      }
      case Outcome.Refused<CsvReading>(Refusal refusal) ->
          assertThat(refusal.detail()).startsWith("rows.csv ").hasSizeLessThan(2_000);
    }
  }

  private static DataSchema schema(int choice) {
    return new DataSchema(
        SEPARATORS.get(choice % SEPARATORS.size()),
        choice % 2 == 1,
        ENCODINGS.get(choice / 2 % ENCODINGS.size()),
        List.of("?"),
        choice % 3 == 0 ? MissingRows.REFUSE : MissingRows.DROP,
        List.of(
            new Categorical("cp", List.of("1", "2", "3"), true),
            new Numeric("age"),
            new Label("num", List.of("0"), List.of("1", "2")),
            new Ignored("note")));
  }
}
