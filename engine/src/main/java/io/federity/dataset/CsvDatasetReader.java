package io.federity.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.federity.error.ErrorCode;
import io.federity.error.Outcome;
import io.federity.recipe.ColumnSpec;
import io.federity.recipe.DataSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file (RFC 4180 quoting, any line ends) by the schema of a recipe. Whatever is wrong
 * with the file is a refusal {@code BAD_CSV} that names the line. Stateless.
 */
public final class CsvDatasetReader {
  /** Most columns where the recipe has fewer; a line with more is not collected. */
  private static final int MAX_COLUMNS = 1 << 14;

  private CsvDatasetReader() {}

  /** Reads a file row by row; only the encoded rows stay in memory. */
  public static Outcome<CsvReading> read(Path file, DataSchema schema) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(String.valueOf(file.getFileName()), in, schema);
    } catch (NoSuchFileException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, "there is no file " + file);
    } catch (IOException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, file + " " + reason(e, schema));
    }
  }

  /**
   * Reads a stream row by row and closes it.
   *
   * @param name names the file in refusals
   */
  public static Outcome<CsvReading> read(String name, InputStream in, DataSchema schema) {
    try {
      return Outcome.accepted(read(decoded(in, schema), schema));
    } catch (BadCsvException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + e.getMessage());
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      return Outcome.refused(ErrorCode.BAD_CSV, name + " " + reason(e, schema));
    }
  }

  private static String reason(Exception e, DataSchema schema) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof BadCsvException bad) { // thrown while the parser asked for characters
      return String.valueOf(bad.getMessage());
    }
    if (cause instanceof CharacterCodingException) {
      return "is not encoded in "
          + schema.encoding()
          + "; save it in that encoding, or name the file's own in data.encoding of the recipe";
    }
    return e instanceof CsvParseException && e.getCause() != null
        ? "cannot be read: %s: %s; is data.separator \"%s\" right, is a quote missing?"
            .formatted(e.getMessage(), cause.getMessage(), schema.separator())
        : "cannot be read: " + cause.getMessage();
  }

  private static CsvText decoded(InputStream in, DataSchema schema) throws IOException {
    var decoder =
        Charset.forName(schema.encoding())
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var reader = new BufferedReader(new InputStreamReader(in, decoder));
    reader.mark(1);
    if (reader.read() != '\uFEFF') { // a byte order mark, as spreadsheets write it
      reader.reset();
    }
    return new CsvText(reader, schema.separator());
  }

  private static CsvReading read(CsvText text, DataSchema schema) throws IOException {
    var rows = new ArrayList<double[]>();
    var labels = new ArrayList<Integer>();
    int read = 0;
    try (CsvReader<CsvRecord> parser = parser(text, schema)) {
      Iterator<CsvRecord> records = withoutEnd(parser.iterator(), text.end());
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
        .commentCharacter(schema.separator() == '#' ? '%' : '#') // unused, but must be another one
        .skipEmptyLines(true)
        .allowExtraFields(true) // RowEncoder counts them and says more
        .allowMissingFields(true)
        .trimWhitespacesAroundQuotes(true)
        .build(
            CsvRecordHandler.builder()
                .maxFields(Math.max(MAX_COLUMNS, schema.columns().size() + 1))
                .build(),
            reader);
  }

  /** Leaves out the line that ends the file; where it is not alone, a quote was never closed. */
  private static Iterator<CsvRecord> withoutEnd(Iterator<CsvRecord> records, String end) {
    return new Iterator<>() {
      private @Nullable CsvRecord next = records.next();

      @Override
      public boolean hasNext() {
        if (next != null && !records.hasNext()) {
          if (!next.getFields().equals(List.of(end))) {
            throw new BadCsvException(
                "line %d: a quote is opened and never closed"
                    .formatted(next.getStartingLineNumber()));
          }
          next = null;
        }
        return next != null;
      }

      @Override
      public CsvRecord next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        CsvRecord given = Objects.requireNonNull(next);
        next = records.next();
        return given;
      }
    };
  }

  private static List<String> texts(CsvRecord record) {
    return record.getFields().stream().map(String::strip).toList();
  }

  /** Where each column of the schema stands in the file. */
  private static List<Integer> positions(DataSchema schema, Iterator<CsvRecord> records) {
    if (!schema.header()) {
      return IntStream.range(0, schema.columns().size()).boxed().toList();
    }
    if (!records.hasNext()) {
      throw new BadCsvException("is empty; line 1 must name the columns");
    }
    List<String> header = texts(records.next());
    var found = new HashMap<String, Integer>();
    var twice = new HashSet<String>();
    for (int i = 0; i < header.size(); i++) {
      if (found.put(header.get(i), i) != null) {
        twice.add(header.get(i));
      }
    }
    var positions = new ArrayList<Integer>();
    for (ColumnSpec column : schema.columns()) {
      Integer position = twice.contains(column.name()) ? null : found.remove(column.name());
      if (position == null) {
        throw new BadCsvException(
            "line 1: the header must name column \"%s\" once; it names %s"
                .formatted(column.name(), Abridged.of(header.toString())));
      }
      positions.add(position);
    }
    for (String name : header) {
      if (found.containsKey(name)) {
        throw new BadCsvException(
            "line 1: column \"%s\" is not in the recipe; add it there as kind ignored"
                .formatted(Abridged.of(name)));
      }
    }
    return positions;
  }
}
