package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ColumnSpec.Categorical;
import io.federity.recipe.ColumnSpec.Ignored;
import io.federity.recipe.ColumnSpec.Label;
import io.federity.recipe.ColumnSpec.Numeric;
import io.federity.recipe.DataSchema;
import io.federity.recipe.DataSchema.MissingRows;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvDatasetReaderTest {
  @TempDir private Path folder;

  private static DataSchema schema(boolean header, MissingRows missingRows, String encoding) {
    return new DataSchema(
        ',',
        header,
        encoding,
        List.of("?"),
        missingRows,
        List.of(
            new Categorical("cp", List.of("1", "2", "3"), true),
            new Numeric("age"),
            new Ignored("note"),
            new Label("num", List.of("0"), List.of("1", "2"))));
  }

  private static final DataSchema PLAIN = schema(false, MissingRows.DROP, "UTF-8");

  @Test
  void rows_areExpandedInTheOrderOfTheFeatures() throws IOException {
    Dataset data = accepted("1,60,x,0\n2.0,61.5,?,2\n3, 1e1 ,,1\n", PLAIN).dataset();
    assertThat(data.features()).containsExactly("age", "cp=2", "cp=3");
    assertThat(data.rows().get(0)).containsExactly(60, 0, 0);
    assertThat(data.rows().get(1)).containsExactly(61.5, 1, 0);
    assertThat(data.rows().get(2)).containsExactly(10, 0, 1);
    assertThat(data.labels()).containsExactly(0, 1, 1);
  }

  @Test
  void missingValue_inAUsedColumn_dropsTheRowAndSaysSo() throws IOException {
    CsvReading reading = accepted("1,?,x,0\n1,,x,0\n1,50,x,0\n2,51,x,1\n", PLAIN);
    assertThat(reading.rowsRead()).isEqualTo(4);
    assertThat(reading.rowsDropped()).isEqualTo(2);
    assertThat(reading.rowsKept()).isEqualTo(2);
    assertThat(reading.notices().getFirst()).startsWith("2 of 4 rows were left out");
  }

  @Test
  void missingValue_whereTheRecipeAllowsNone_isRefused() throws IOException {
    Refusal refusal = refused("1,?,x,0\n", schema(false, MissingRows.REFUSE, "UTF-8"));
    assertThat(refusal.detail()).contains("line 1, column \"age\": \"?\" is a missing value");
  }

  @Test
  void header_ofAnotherOrder_isMatchedByName() throws IOException {
    var schema = schema(true, MissingRows.DROP, "UTF-8");
    Dataset data = accepted("\uFEFFnum,age,cp,note\n1,60,3,x\n", schema).dataset();
    assertThat(data.rows().getFirst()).containsExactly(60, 0, 1);
    assertThat(data.labels()).containsExactly(1);
  }

  @Test
  void header_withoutAColumnOrWithAnotherOne_isRefused() throws IOException {
    var schema = schema(true, MissingRows.DROP, "UTF-8");
    assertThat(refused("num,age,cp\n", schema).detail()).contains("column \"note\" once");
    assertThat(refused("num,age,cp,note,zip\n", schema).detail())
        .contains("column \"zip\" is not in the recipe");
    assertThat(refused("", schema).detail()).contains("is empty");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,60,x,0;1,60,x      | line 2 has 3 columns, the recipe 4
          1,60,x,0,9           | line 1 has 5 columns, the recipe 4
          1,60,x,0;;4,60,x,0   | line 3, column "cp": "4" is not one of the categories [1, 2, 3]
          1,old,x,0            | line 1, column "age": "old" is not a number
          1,NaN,x,0            | line 1, column "age": "NaN" is not a number
          1,1e999,x,0          | line 1, column "age": "1e999" is not a number
          1,0x1p3,x,0          | line 1, column "age": "0x1p3" is not a number
          1,60,x,3             | line 1, column "num": "3" is neither negative [0] nor positive [1, 2]
          1,?,x,0              | holds no row without missing values (1 rows read)
          """)
  void file_withAnError_isRefusedWithItsLine(String lines, String expected) throws IOException {
    Refusal refusal = refused(lines.replace(';', '\n'), PLAIN);
    assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_CSV);
    assertThat(refusal.detail()).startsWith("rows.csv ").contains(expected);
  }

  @Test
  void file_withoutRows_isRefused() throws IOException {
    assertThat(refused("", PLAIN).detail()).isEqualTo("rows.csv holds no rows");
  }

  @Test
  void file_thatIsNotThere_isRefused() {
    Outcome<CsvReading> outcome = CsvDatasetReader.read(folder.resolve("none.csv"), PLAIN);
    assertThat(((Outcome.Refused<CsvReading>) outcome).refusal().detail()).contains("no file");
  }

  @Test
  void file_inAnotherEncoding_isRefusedAndReadWithTheRightOne() throws IOException {
    byte[] latin = "1,60,M\u00fcller,0\n".getBytes(StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("rows.csv"), latin);
    Outcome<CsvReading> outcome = CsvDatasetReader.read(file, PLAIN);
    assertThat(((Outcome.Refused<CsvReading>) outcome).refusal().detail())
        .contains("is not encoded in UTF-8");
    var right = schema(false, MissingRows.DROP, "ISO-8859-1");
    assertThat(CsvDatasetReader.read(file, right)).isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void quotedField_overTwoLines_keepsTheLineNumbersRight() throws IOException {
    Refusal refusal = refused("1,60,\"two\nlines, \"\"quoted\"\"\",0\r\n9,60,x,0\r\n", PLAIN);
    assertThat(refusal.detail()).contains("line 3, column \"cp\"");
  }

  @Test
  void oneClassAndConstantColumns_areNoticed() throws IOException {
    CsvReading reading = accepted("2,60,x,1\n2,61,x,2\n", PLAIN);
    assertThat(reading.dataset().constantFeatures()).containsExactly("cp=2", "cp=3");
    assertThat(reading.notices())
        .anySatisfy(notice -> assertThat(notice).startsWith("all 2 rows have label 1"))
        .anySatisfy(notice -> assertThat(notice).contains("cp=2, cp=3"));
  }

  private CsvReading accepted(String text, DataSchema schema) throws IOException {
    Outcome<CsvReading> outcome = read(text, schema);
    assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
    return ((Outcome.Accepted<CsvReading>) outcome).value();
  }

  private Refusal refused(String text, DataSchema schema) throws IOException {
    Outcome<CsvReading> outcome = read(text, schema);
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<CsvReading>) outcome).refusal();
  }

  private Outcome<CsvReading> read(String text, DataSchema schema) throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.write(file, text.getBytes(Charset.forName("UTF-8")));
    return CsvDatasetReader.read(file, schema);
  }
}
