package io.federity.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.error.Refusal;
import io.federity.recipe.ColumnSpec;
import io.federity.recipe.ColumnSpec.Ignored;
import io.federity.recipe.ColumnSpec.Label;
import io.federity.recipe.ColumnSpec.Numeric;
import io.federity.recipe.DataSchema;
import io.federity.recipe.DataSchema.MissingRows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they arrive from spreadsheets and exports, each beside the same file done right. */
class BadCsvFilesTest {
  private static final String GOOD = "age,note,ill\n60,fine,0\n61,\"so, so\",1\n";

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|", " ", "#", "E"})
  void separator_otherThanTheRecipes_isRefusedAndItsOwnIsRead(String separator) {
    String file = "60%sx%s0\n61%sy%s1\n".replace("%s", separator);
    assertThat(refused(bytes(file), schema(',', false, "UTF-8")).detail())
        .contains("line 1 has 1 columns, the recipe 3; is data.separator \",\" right?");
    assertThat(accepted(bytes(file), schema(separator.charAt(0), false, "UTF-8")).rowsKept())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
  void utf16_isRefusedAndReadWhereTheRecipeSaysSo(String encoding) {
    byte[] file = GOOD.getBytes(Charset.forName(encoding));
    assertThat(refused(file, schema(',', true, "UTF-8")).detail())
        .containsAnyOf("is not encoded in UTF-8", "it may be UTF-16");
    assertThat(accepted(file, schema(',', true, encoding)).rowsKept()).isEqualTo(2);
  }

  @Test
  void latin1_isRefusedAndReadWhereTheRecipeSaysSo() {
    byte[] file = GOOD.replace("fine", "m\u00fcde").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(refused(file, schema(',', true, "UTF-8")).detail())
        .startsWith("rows.csv is not encoded in UTF-8; save it in that encoding");
    assertThat(accepted(file, schema(',', true, "ISO-8859-1")).rowsKept()).isEqualTo(2);
  }

  @Test
  void byteOrderMark_isSkippedAndInTheWrongEncodingRefused() {
    byte[] file = bytes("\uFEFF" + GOOD);
    assertThat(accepted(file, schema(',', true, "UTF-8")).rowsKept()).isEqualTo(2);
    assertThat(refused(file, schema(',', true, "ISO-8859-1")).detail())
        .contains("must name column \"age\" once");
  }

  @Test
  void nul_isRefusedWithItsLine() {
    assertThat(accepted(bytes(GOOD), schema(',', true, "UTF-8")).rowsKept()).isEqualTo(2);
    assertThat(refused(bytes(GOOD.replace("fine", "fi\0ne")), schema(',', true, "UTF-8")).detail())
        .contains("line 2: a character is NUL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "60,fine,0\n61,\"so, so,1\n62,fine,0\n",
        "60,fine,0\n61,so,\"1\n",
        "60,fine,0\n61,so,\"",
        "60,fine,0\n61,\"so\"\",1"
      })
  void quote_thatIsNeverClosed_isRefusedWithItsLine(String rows) {
    assertThat(refused(bytes(rows), schema(',', false, "UTF-8")).detail())
        .isEqualTo("rows.csv line 2: a quote is opened and never closed");
    String closed = "60,fine,0\n61,\"so, so\",1\n62,fine,0";
    assertThat(accepted(bytes(closed), schema(',', false, "UTF-8")).rowsKept()).isEqualTo(3);
  }

  @Test
  void quote_neverClosedInAColumnThatIsIgnored_doesNotSwallowTheRest() {
    var schema =
        schema(
            List.of(
                new Numeric("age"),
                new Label("ill", List.of("0"), List.of("1")),
                new Ignored("note")));
    assertThat(refused(bytes("60,0,\"fine\n61,1,so\n62,0,so\n"), schema).detail())
        .contains("line 1: a quote is opened");
    assertThat(accepted(bytes("60,0,\"fine\"\n61,1,so\n62,0,so\n"), schema).rowsKept())
        .isEqualTo(3);
  }

  @Test
  void quote_closedInTheMiddleOfAField_isRefused() {
    assertThat(refused(bytes("60,\"fine\"x,0\n"), schema(',', false, "UTF-8")).detail())
        .contains("after closing quote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n\r\n", "\uFEFF"})
  void file_withoutRows_isRefused(String text) {
    assertThat(refused(bytes(text), schema(',', false, "UTF-8")).detail())
        .isEqualTo("rows.csv holds no rows");
    assertThat(refused(bytes(text), schema(',', true, "UTF-8")).detail()).contains("is empty");
  }

  @Test
  void file_withOnlyAHeader_isRefused() {
    assertThat(refused(bytes("age,note,ill\n"), schema(',', true, "UTF-8")).detail())
        .isEqualTo("rows.csv holds no rows");
    assertThat(accepted(bytes(GOOD), schema(',', true, "UTF-8")).rowsRead()).isEqualTo(2);
  }

  @Test
  void aMillionColumns_areRefusedWithoutBeingCollected() {
    Refusal refusal = refused(bytes("60,".repeat(1_000_000) + "0\n"), schema(',', false, "UTF-8"));
    assertThat(refusal.detail()).contains("maximum limit of 16384 fields").hasSizeLessThan(400);
  }

  @Test
  void aHundredThousandColumns_thatTheRecipeNames_areReadInASecond() {
    int features = 100_000;
    List<ColumnSpec> columns = new ArrayList<>();
    IntStream.range(0, features).forEach(i -> columns.add(new Numeric("gene" + i)));
    columns.add(new Label("ill", List.of("0"), List.of("1")));
    DataSchema schema = schema(columns);
    String header = columns.stream().map(ColumnSpec::name).collect(Collectors.joining(","));
    byte[] file = bytes(header + "\n" + "1,".repeat(features) + "1\n");
    long start = System.nanoTime();
    CsvReading reading = accepted(file, withHeader(schema));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThat(reading.dataset().features()).hasSize(features);
  }

  @Test
  void longTexts_areAbridgedInARefusal() {
    String text = "x".repeat(1_000_000);
    assertThat(refused(bytes(text + ",fine,0\n"), schema(',', false, "UTF-8")).detail())
        .contains("xxx...")
        .hasSizeLessThan(500);
    assertThat(refused(bytes(text + "\n1\n"), schema(',', true, "UTF-8")).detail())
        .contains("xxx...")
        .hasSizeLessThan(500);
  }

  @Test
  void file_isStreamed_soAnErrorInItsFirstLineEndsTheReading() {
    var endless =
        new InputStream() {
          private long given;

          @Override
          public int read() {
            byte[] line = bytes("old,fine,0\n");
            return line[(int) (given++ % line.length)];
          }
        };
    assertThat(refused(endless, schema(',', false, "UTF-8")).detail()).contains("line 1, column");
    assertThat(endless.given).isLessThan(100_000);
  }

  @Test
  void disk_thatFailsWhileReading_isRefused() {
    var failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };
    assertThat(refused(failing, schema(',', false, "UTF-8")).detail())
        .isEqualTo("rows.csv cannot be read: Input/output error");
  }

  private static DataSchema schema(char separator, boolean header, String encoding) {
    return new DataSchema(
        separator,
        header,
        encoding,
        List.of("?"),
        MissingRows.DROP,
        List.of(
            new Numeric("age"), new Ignored("note"), new Label("ill", List.of("0"), List.of("1"))));
  }

  private static DataSchema schema(List<ColumnSpec> columns) {
    return new DataSchema(',', false, "UTF-8", List.of("?"), MissingRows.DROP, columns);
  }

  private static DataSchema withHeader(DataSchema schema) {
    return new DataSchema(
        schema.separator(),
        true,
        schema.encoding(),
        schema.missing(),
        schema.missingRows(),
        schema.columns());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static CsvReading accepted(byte[] file, DataSchema schema) {
    return switch (CsvDatasetReader.read("rows.csv", new ByteArrayInputStream(file), schema)) {
      case Outcome.Accepted<CsvReading>(CsvReading reading) -> reading;
      case Outcome.Refused<CsvReading>(Refusal refusal) -> throw new AssertionError(refusal);
    };
  }

  private static Refusal refused(byte[] file, DataSchema schema) {
    return refused(new ByteArrayInputStream(file), schema);
  }

  private static Refusal refused(InputStream file, DataSchema schema) {
    try (file) {
      Outcome<CsvReading> outcome = CsvDatasetReader.read("rows.csv", file, schema);
      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      Refusal refusal = ((Outcome.Refused<CsvReading>) outcome).refusal();
      assertThat(refusal.code()).isEqualTo(ErrorCode.BAD_CSV);
      assertThat(refusal.detail()).startsWith("rows.csv ");
      return refusal;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
