package io.federity.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.recipe.ColumnSpec;
import io.federity.recipe.DataSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads a CSV file (RFC 4180 quoting, any line ends) by the schema of a recipe. Whatever is wrong
 * with the file is a refusal {@code BAD_CSV} that names the line. Stateless.
 */
public final class CsvDatasetReader {
  private CsvDatasetReader() {}

  /** Reads the whole file. */
  public static Outcome<CsvReading> read(Path file, DataSchema schema) {
    String name = String.valueOf(file.getFileName());
    try (Reader reader = open(file, schema)) {
      return Outcome.accepted(read(reader, schema));
    } catch (BadCsvException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + e.getMessage());
    } catch (NoSuchFileException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, "there is no file " + file);
    } catch (CsvParseException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + reason(e, schema));
    } catch (UncheckedIOException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + reason(e, schema));
    } catch (IOException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + reason(e, schema));
    }
  }

  private static String reason(Exception e, DataSchema schema) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof CharacterCodingException) {
      return "is not encoded in "
          + schema.encoding()
          + "; save it in that encoding, or name the file's own in data.encoding of the recipe";
    }
    return "cannot be read: " + cause.getMessage();
  }

  private static Reader open(Path file, DataSchema schema) throws IOException {
    var decoder =
        Charset.forName(schema.encoding())
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
    reader.mark(1);
    if (reader.read() != '\uFEFF') { // a byte order mark, as spreadsheets write it
      reader.reset();
    }
    return reader;
  }

  private static CsvReading read(Reader reader, DataSchema schema) throws IOException {
    var rows = new ArrayList<double[]>();
    var labels = new ArrayList<Integer>();
    int read = 0;
    try (CsvReader<CsvRecord> parser = parser(reader, schema)) {
      Iterator<CsvRecord> records = parser.iterator();
      List<Integer> positions = positions(schema, records);
      var encoder = new RowEncoder(schema, positions);
      while (records.hasNext()) {
        CsvRecord record = records.next();
        read++;
        encoder
            .encode(texts(record), record.getStartingLineNumber())
            .ifPresent(row -> {
              rows.add(row.features());
              labels.add(row.label());
            });
      }
    }
    if (rows.isEmpty()) {
      throw new BadCsvException(
          read == 0
              ? "holds no rows"
              : "holds no row without missing values (%d rows read); see data.missing"
                  .formatted(read));
    }
    int[] classes = labels.stream().mapToInt(Integer::intValue).toArray();
    return new CsvReading(new Dataset(schema.features(), rows, classes), read, read - rows.size());
  }

  private static CsvReader<CsvRecord> parser(Reader reader, DataSchema schema) {
    return CsvReader.builder()
        .fieldSeparator(schema.separator())
        .skipEmptyLines(true)
        .allowExtraFields(true) // RowEncoder counts them and says more
        .allowMissingFields(true)
        .trimWhitespacesAroundQuotes(true)
        .ofCsvRecord(reader);
  }

  private static List<String> texts(CsvRecord record) {
    return record.getFields().stream().map(String::strip).toList();
  }

  /** Where each column of the schema stands in the file. */
  private static List<Integer> positions(DataSchema schema, Iterator<CsvRecord> records) {
    var positions = new ArrayList<Integer>();
    if (!schema.header()) {
      for (int i = 0; i < schema.columns().size(); i++) {
        positions.add(i);
      }
      return positions;
    }
    if (!records.hasNext()) {
      throw new BadCsvException("is empty; line 1 must name the columns");
    }
    List<String> header = texts(records.next());
    for (ColumnSpec column : schema.columns()) {
      int position = header.indexOf(column.name());
      if (position < 0 || position != header.lastIndexOf(column.name())) {
        throw new BadCsvException(
            "line 1: the header must name column \"%s\" once; it names %s"
                .formatted(column.name(), header));
      }
      positions.add(position);
    }
    Optional<String> extra =
        header.stream()
            .filter(name -> schema.columns().stream().noneMatch(c -> c.name().equals(name)))
            .findFirst();
    if (extra.isPresent()) {
      throw new BadCsvException(
          "line 1: column \"%s\" is not in the recipe; add it there as kind ignored"
              .formatted(extra.get()));
    }
    return positions;
  }
}
